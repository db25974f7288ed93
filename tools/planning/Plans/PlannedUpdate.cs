namespace Planning.Plans;

/// <summary>What an update of the deployed stack would do, in a plan that was compared with a state.</summary>
/// <param name="State">The name of the file.</param>
/// <param name="Changes">How many resources by operation.</param>
/// <param name="Steps">Without those that stay the same, except where a property cannot be compared.</param>
/// <param name="Errors">Where the update would stop.</param>
public sealed record PlannedUpdate(
    string State,
    IReadOnlyDictionary<string, int> Changes,
    IReadOnlyList<PlannedStep> Steps,
    IReadOnlyList<string> Errors,
    IReadOnlyList<string> Notes
);
