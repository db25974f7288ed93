using Planning.Plans;
using Planning.ResourceIds;

namespace Planning.Updates;

/// <summary>What the engine intends to do to one resource.</summary>
/// <param name="Operation">As Pulumi calls it: create-replacement.</param>
/// <param name="Old">As it is in the state; null if it is not there.</param>
/// <param name="New">As it will be; null if it will be gone.</param>
/// <param name="Reasons">The properties that force a replacement.</param>
public sealed record PreviewStep(string Operation, string Urn, PlannedResource? Old, PlannedResource? New, IReadOnlyList<string> Reasons)
{
    /// <summary>Paths of the properties that differ; empty if the provider does not say.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>Paths of the properties that cannot be compared, since one side is encrypted or known only during an update.</summary>
    public IReadOnlyList<string> NotCompared { get; init; } = [];

    private PlannedResource Either => (New ?? Old)!;

    public string Name => Planning.Wire.Urn.Name(Urn);

    public string Type => ResourceTypes.Short(Either.Type);

    public bool Custom => Either.Custom;
}
