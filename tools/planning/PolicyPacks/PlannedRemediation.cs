namespace Planning.PolicyPacks;

/// <summary>A remediation of a policy pack: the engine would change the inputs of a resource before it is deployed.</summary>
/// <param name="Properties">The inputs that it changes.</param>
/// <param name="Problem">Why it could not run; null if it did.</param>
public sealed record PlannedRemediation(string Policy, string Urn, IReadOnlyList<string> Properties, string? Problem);
