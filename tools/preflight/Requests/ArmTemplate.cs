using System.Text.Json.Nodes;
using AzureDefinitions.Types;
using CommandLine;
using Planning.Plans;
using Planning.Requests;
using Planning.ResourceIds;

namespace Preflight.Requests;

/// <summary>The requests of a whole plan.</summary>
public sealed class ArmTemplate
{
    private const string Schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
    private const string GroupType = "Microsoft.Resources/resourceGroups";
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

    /// <summary>Resources of the plan that the provider creates without a request of their own: a blob, an access policy.</summary>
    public IReadOnlyList<PlannedResource> WithoutRequest { get; private init; } = [];

    public ArmResource? Find(PlannedResource resource) => _byPlanned.Value.GetValueOrDefault(resource);

    /// <param name="before">Of a plan for the same region: a resource that both plans hold as one object keeps its request.</param>
    public static ArmTemplate Of(Plan plan, AzureTypes types, ArmTemplate? before = null)
    {
        var template = new ArmTemplate(types, plan.Location);
        var known = before?._byPlanned.Value;
        var planned = plan
            .Resources.Where(resource =>
                resource.Custom && !resource.Read && resource.Type.StartsWith("azure-native:", StringComparison.Ordinal)
            )
            .ToLookup(resource => ResourceTypes.HasNoRequest(resource.Type));
        var locations = new PlannedLocations(plan);
        var mapped = planned[false]
            .Select(resource =>
                (resource, arm: known?.GetValueOrDefault(resource) ?? ArmResource.Of(resource, types, locations.Of(resource)))
            )
            .ToList();
        return new ArmTemplate(types, plan.Location)
        {
            Resources = mapped.Select(pair => pair.arm).OfType<ArmResource>().ToList(),
            Unknown = mapped.Where(pair => pair.arm is null).Select(pair => pair.resource).ToList(),
            WithoutRequest = planned[true].ToList(),
        };
    }

    /// <summary>Of a copy of the plan with changes: what stays one object keeps its request.</summary>
    public ArmTemplate For(Plan changed) => Of(changed, _types, this);

    /// <summary>
    /// A template for the stack's resource group. It has neither the group itself nor what lies in other scopes; LeftOut lists both.
    /// </summary>
    public JsonObject ToJson()
    {
        var left = Outside().ToHashSet();
        var inside = Resources.Where(resource => !left.Contains(resource)).ToList();
        var (names, parameters) = (new TemplateNames(inside), new TemplateParameters());
        var byUrn = inside.ToDictionary(resource => resource.Planned.Urn);
        var resources = new JsonArray();
        foreach (var resource in inside)
        {
            var entry = new JsonObject
            {
                ["type"] = resource.Type,
                ["apiVersion"] = resource.ApiVersion,
                ["name"] = names.Name(resource),
            };
            if (resource.Scope is not null && !IsGroup(resource.Scope))
            {
                entry["scope"] = names.Scope(resource.Scope);
            }

            foreach (var (name, value) in parameters.Of(resource.Planned.Name, resource.Body, resource.BodyType))
            {
                entry[name] = value?.DeepClone();
            }

            entry["dependsOn"] = new JsonArray([
                .. resource
                    .Planned.DependsOn.Where(byUrn.ContainsKey)
                    .Select(urn => (JsonNode?)names.Dependency(byUrn[urn]))
                    .Where(dependency => dependency is not null),
            ]);
            resources.Add(entry);
        }

        return new JsonObject
        {
            ["$schema"] = Schema,
            ["contentVersion"] = "1.0.0.0",
            ["parameters"] = parameters.Declared,
            ["variables"] = names.Variables,
            ["resources"] = resources,
        };
    }

    /// <summary>Resources of the plan that a template for one resource group cannot create.</summary>
    public IReadOnlyList<string> LeftOut() =>
        [
            .. Outside()
                .Select(resource =>
                    resource.Type == GroupType
                        ? $"{resource.Planned.Name}: deploy the template to this resource group"
                        : $"{resource.Planned.Name}: left out, since {resource.Scope} is not in the template"
                ),
        ];

    private IEnumerable<ArmResource> Outside()
    {
        var ids = Resources.Select(resource => resource.Planned.Id!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Resources.Where(resource =>
            resource.Type == GroupType || (resource.Scope is { } scope && !IsGroup(scope) && !ids.Contains(scope))
        );
    }

    private static bool IsGroup(string id) => !id.Contains("/providers/", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the template lacks of the plan.</summary>
    public IReadOnlyList<string> Problems() =>
        [
            .. Unknown.Select(resource => $"{resource.Name}: {WhyUnknown(resource)}; it is not in the template"),
            .. WithoutRequest.Select(resource =>
                $"{resource.Name}: a template has no {ResourceTypes.Short(resource.Type)}; create it apart"
            ),
            .. Resources.SelectMany(resource =>
                resource.Unmapped.Select(input => $"{resource.Planned.Name}: {resource.Type} has no place for the input {input}")
            ),
        ];

    /// <summary>Why a resource has no place in the template.</summary>
    public static string WhyUnknown(PlannedResource resource)
    {
        var token = resource.Type["azure-native:".Length..];
        if (!ResourceTypes.IsKnown(resource.Type))
        {
            var module = ResourceTypes.Short(resource.Type).Split(':')[0] + ":";
            var near = ResourceTypes.Tokens.Select(ResourceTypes.Short).Where(known => known.StartsWith(module, StringComparison.Ordinal));
            return Suggestion.NearestThree(ResourceTypes.Short(resource.Type), near) is { Length: > 0 } names
                ? $"azure-native has no type {token}; nearest: {names}"
                : $"azure-native has no type {token}, and no module of this name";
        }

        return ResourceTypes.Path(resource.Type) is not { } path ? $"preflight does not know the request of {token}"
            : resource.Id is not { Length: > 0 } ? "its id is unknown"
            : $"Azure publishes no definition of {ResourceTypes.ArmType(path)}";
    }
}
