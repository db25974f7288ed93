using Preflight.AzureModel;

namespace Preflight.Rules.Framework;

/// <summary>What a rule found.</summary>
/// <param name="Resource">Null if it concerns the plan as a whole.</param>
/// <param name="Message">What is wrong, the value given, what is allowed and the fix.</param>
public sealed record Problem(AzureResource? Resource, string Message)
{
    /// <summary>True for a lesser case, which is a warning whatever the severity of the rule.</summary>
    public bool IsWarning { get; init; }
}
