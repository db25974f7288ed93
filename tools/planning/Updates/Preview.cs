using Planning.Plans;

namespace Planning.Updates;

/// <summary>What an update would do: as `pulumi preview --json` says, or computed from the state.</summary>
/// <param name="Summary">How many resources by operation.</param>
public sealed record Preview(string Stack, string Project, IReadOnlyList<PreviewStep> Steps, IReadOnlyDictionary<string, int> Summary)
{
    /// <summary>What a reader must know of how it was made, and what it cannot say; empty for one of the Pulumi CLI.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Pulumi omits unchanged resources without --show-sames.</summary>
    public bool ListsSame => Steps.Count(step => step.Operation == "same") >= Summary.GetValueOrDefault("same");

    /// <summary>True if nothing of Azure was there before.</summary>
    public bool IsFirst => !Steps.Any(step => step is { Custom: true, Old: not null }) && Summary.GetValueOrDefault("same") <= 1;

    public IEnumerable<PlannedResource> Before =>
        Steps.Select(step => step.Old).OfType<PlannedResource>().DistinctBy(resource => resource.Urn);

    public IEnumerable<PlannedResource> After =>
        Steps
            .Where(step => !StepOperation.IsRemoval(step.Operation))
            .Select(step => step.New)
            .OfType<PlannedResource>()
            .DistinctBy(resource => resource.Urn);
}
