using AzureSimulator.Calls;

namespace AzureSimulator.Rules.Framework;

/// <summary>What Azure always refuses. Rules are never switched off; what Azure does now and then is a habit.</summary>
public abstract class Rule
{
    /// <returns>What Azure answers; null if the call passes.</returns>
    public abstract ArmResponse? Refuse(Call call);
}
