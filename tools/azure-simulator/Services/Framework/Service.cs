using AzureSimulator.Calls;

namespace AzureSimulator.Services.Framework;

/// <summary>Answers calls that are no plain reads and writes of a resource: lists of a location, actions, registration.</summary>
public abstract class Service
{
    /// <returns>Null if the call is none of this service.</returns>
    public abstract ArmResponse? Answer(Call call);
}
