using System.Text.Json.Nodes;
using Azure.Bicep.Types.Concrete;
using AzureDefinitions.Ids;
using AzureDefinitions.Types;
using Planning.Plans;
using Planning.ResourceIds;

namespace Planning.Requests;

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

    private const string GroupType = "Microsoft.Resources/resourceGroups";

    /// <param name="location">Where resources go that name no region; null if the stack does not say.</param>
    /// <returns>Null if the type or the id of the resource is not known.</returns>
    public static ArmResource? Of(PlannedResource resource, AzureTypes types, string? location)
    {
        var token = ResourceTypes.Short(resource.Type);
        if (Address(resource, token) is not { } address || types.Find(address.Type, address.ApiVersion) is not { } found)
        {
            return null;
        }

        var mapper = new BodyMapper(token);
        var path = ResourceTypes.Path(resource.Type) ?? "";
        var body = mapper.Map(resource.Inputs, found.Body, address.Name.Split('/')[^1], input =>
            InputNames.IsOfThePath(token, path, input)
        );

        // The provider finds the region of a resource that names none.
        if (
            location is not null
            && Members.Of(found.Body, body)?.GetValueOrDefault("location") is { } region
            && region.Flags.HasFlag(ObjectTypePropertyFlags.Required)
        )
        {
            body.TryAdd("location", location);
        }

        return new ArmResource(resource, address.Type, address.Name, address.ApiVersion, address.Scope, body, mapper.Unmapped)
        {
            BodyType = found.Body,
            SchemaVersion = found.Version == address.ApiVersion ? null : found.Version,
        };
    }

    private static (string Type, string Name, string ApiVersion, string? Scope)? Address(PlannedResource resource, string token)
    {
        if (
            ResourceTypes.Path(resource.Type) is not { } path
            || resource.Id is not { Length: > 0 } id
            || ResourceTypes.ApiVersion(resource.Type, resource.Version) is not { } version
        )
        {
            return null;
        }

        if (ScopedId.Of(id) is not { } scoped)
        {
            return token == "resources:ResourceGroup" ? (GroupType, id.Split('/')[^1], version, null) : null;
        }

        var segments = scoped.Path.Split('/');
        var name = string.Join('/', segments.Skip(2).Where((_, i) => i % 2 == 0));
        var scope = IsExtension(path) ? scoped.Scope : null;

        // The path of a record set leaves its type open.
        var type = string.Join('/', segments.Where((_, i) => i == 0 || i % 2 == 1));
        return (type, name, version, scope);
    }

    /// <summary>True if the path goes on below another resource, and not below a subscription, a group or the tenant.</summary>
    private static bool IsExtension(string path) =>
        ScopedId.Of(path) is { Scope: { Length: > 0 } scope } && (path[0] != '/' || ScopedId.Of(scope) is not null);
}
