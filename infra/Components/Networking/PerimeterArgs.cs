using Infra.Context;
using Pulumi;

namespace Infra.Components.Networking;

/// <summary>The services inside the perimeter.</summary>
public sealed record PerimeterArgs
{
    public required StackContext Context { get; init; }

    /// <summary>The name of each association, the id of its service, and the last change that the service must have finished.</summary>
    public required IReadOnlyList<(string Name, Output<string> Id, Resource? Settled)> Services { get; init; }
}
