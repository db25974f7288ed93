using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using Planning.Plans;
using Planning.ResourceIds;

namespace Preflight.Requests;

/// <summary>The request that the provider would send for a planned resource.</summary>
/// <param name="Type">As in Microsoft.Search/searchServices.</param>
/// <param name="Name">With the names of the parents: account/deployment.</param>
/// <param name="Scope">For an extension, the id of what it extends; null otherwise.</param>
/// <param name="Body">Everything but type, name and API version.</param>
/// <param name="Unmapped">Paths of inputs that have no place in the body; never dropped in silence.</param>
public sealed record ArmResource(
    PlannedResource Planned,
    string Type,
    string Name,
    string ApiVersion,
    string? Scope,
    JsonObject Body,
    IReadOnlyList<string> Unmapped
)
{
    /// <summary>What Azure says of the body.</summary>
    public required TypeBase BodyType { get; init; }

    /// <summary>The version that the body's schema was read from, where the exact one is not published.</summary>
    public string? SchemaVersion { get; init; }

    /// <summary>True if the program itself, and not its package, chose a version of which no definition is published.</summary>
    public bool HasForeignVersion => SchemaVersion is not null && ResourceTypes.NamesVersion(Planned.Type);
}
