using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.ResourceIds;

namespace Preflight.Requests;

/// <summary>The requests of a whole plan.</summary>
public sealed class ArmTemplate
{
    private const string Schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
    private readonly AzureTypes _types;

    private readonly string? _location;

    private readonly Lazy<Dictionary<PlannedResource, ArmResource>> _byPlanned;

    private ArmTemplate(AzureTypes types, string? location)
    {
        (_types, _location) = (types, location);
        _byPlanned = new(() =>
            Resources!.ToDictionary(resource => resource.Planned, (IEqualityComparer<PlannedResource>)ReferenceEqualityComparer.Instance)
        );
    }

    public IReadOnlyList<ArmResource> Resources { get; private init; } = [];

    /// <summary>Resources of the plan that have no place in ARM here: unknown types.</summary>
    public IReadOnlyList<PlannedResource> Unknown { get; private init; } = [];

    /// <param name="before">Of a plan for the same region: a resource that both plans hold as one object keeps its request.</param>
    public static ArmTemplate Of(Plan plan, AzureTypes types, ArmTemplate? before = null)
    {
        var template = new ArmTemplate(types, plan.Location);
        var known = before?._byPlanned.Value;
        var planned = plan
            .Resources.Where(resource =>
                resource.Custom && !resource.Read && resource.Type.StartsWith("azure-native:", StringComparison.Ordinal)
            )
            .ToList();
        var mapped = planned.Select(resource => (resource, arm: known?.GetValueOrDefault(resource) ?? template.Map(resource))).ToList();
        return new ArmTemplate(types, plan.Location)
        {
            Resources = mapped.Select(pair => pair.arm).OfType<ArmResource>().ToList(),
            Unknown = mapped.Where(pair => pair.arm is null).Select(pair => pair.resource).ToList(),
        };
    }

    public JsonObject ToJson()
    {
        var byUrn = Resources.ToDictionary(resource => resource.Planned.Urn);
        var resources = new JsonArray();
        foreach (var resource in Resources)
        {
            var entry = new JsonObject
            {
                ["type"] = resource.Type,
                ["apiVersion"] = resource.ApiVersion,
                ["name"] = resource.Name,
            };
            if (resource.Scope is not null)
            {
                entry["scope"] = resource.Scope;
            }

            foreach (var (name, value) in resource.Body)
            {
                entry[name] = value?.DeepClone();
            }

            entry["dependsOn"] = new JsonArray([
                .. resource.Planned.DependsOn.Where(byUrn.ContainsKey).Select(urn => (JsonNode)byUrn[urn].Planned.Id!),
            ]);
            resources.Add(entry);
        }

        return new JsonObject
        {
            ["$schema"] = Schema,
            ["contentVersion"] = "1.0.0.0",
            ["resources"] = resources,
        };
    }

    /// <summary>What the template lacks of the plan.</summary>
    public IReadOnlyList<string> Problems() =>
        [
            .. Unknown.Select(resource =>
                $"{resource.Name}: Azure publishes no definition of {resource.Type}, so it is not in the template"
            ),
            .. Resources.SelectMany(resource =>
                resource.Unmapped.Select(input => $"{resource.Planned.Name}: {resource.Type} has no place for the input {input}")
            ),
        ];

    private ArmResource? Map(PlannedResource resource)
    {
        var token = resource.Type["azure-native:".Length..];
        if (Address(resource, token) is not { } address || _types.Find(address.Type, address.ApiVersion) is not { } found)
        {
            return null;
        }

        var mapper = new BodyMapper(token);
        var path = ResourceTypes.Path(resource.Type) ?? "";
        var body = mapper.Map(resource.Inputs, found.Body, address.Name.Split('/')[^1], input =>
            InputNames.IsOfThePath(token, path, input)
        );

        // The provider uses the region of the stack.
        if (
            _location is not null
            && Members.Of(found.Body, body)?.GetValueOrDefault("location") is { } region
            && region.Flags.HasFlag(global::Azure.Bicep.Types.Concrete.ObjectTypePropertyFlags.Required)
        )
        {
            body.TryAdd("location", _location);
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
            || ResourceTypes.ApiVersion(resource.Type) is not { } version
        )
        {
            return null;
        }

        var providers = id.LastIndexOf("/providers/", StringComparison.Ordinal);
        if (providers < 0)
        {
            return token == "resources:ResourceGroup" ? ("Microsoft.Resources/resourceGroups", id.Split('/')[^1], version, null) : null;
        }

        var segments = id[(providers + "/providers/".Length)..].Split('/');
        var name = string.Join('/', segments.Skip(2).Where((_, i) => i % 2 == 0));
        var scope = path[0] == '{' ? id[..providers] : null;
        return (ResourceTypes.ArmType(path), name, version, scope);
    }
}
