namespace Planning.Plans;

/// <summary>What an update would do to one resource.</summary>
/// <param name="Operation">As Pulumi calls it.</param>
/// <param name="Was">The URN in the state, where an alias leads to it; null if it is the same.</param>
/// <param name="Properties">Paths of the inputs that differ.</param>
/// <param name="Reasons">What forces a replacement.</param>
/// <param name="NotCompared">Paths of the inputs that may differ, since a side is encrypted, unknown or made up.</param>
public sealed record PlannedStep(
    string Operation,
    string Urn,
    string Type,
    string Name,
    string? Was,
    IReadOnlyList<string> Properties,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> NotCompared
);
