using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.ResourceIds;
using Planning.Wire;

namespace Planning.States;

/// <summary>
/// Writes the state after an update as `pulumi stack export --show-secrets` does, with the names and regions that the provider adds to the
/// inputs of a program.
/// </summary>
public static class ExportWriter
{
    private const string Provider = "pulumi:providers:azure-native";

    /// <param name="location">Where resources go that name no region; null if the stack does not say.</param>
    public static JsonObject Write(Run run, DateTimeOffset time, string? location)
    {
        var provider = Urn.Create(run.Stack, run.Project, "", Provider, "default");
        var reference = $"{provider}::{AzureDefinitions.Outputs.Identity.Guid(provider, "id")}";
        var resources = new JsonArray();
        foreach (var resource in Ordered(run.Registrations))
        {
            resources.Add(Entry(resource, run, reference, location));
            if (resource.Request.Type == Urn.StackType)
            {
                resources.Add(
                    new JsonObject
                    {
                        ["urn"] = provider,
                        ["custom"] = true,
                        ["id"] = reference[(provider.Length + 2)..],
                        ["type"] = Provider,
                    }
                );
            }
        }

        return new JsonObject
        {
            ["version"] = 3,
            ["deployment"] = new JsonObject
            {
                ["manifest"] = new JsonObject
                {
                    ["time"] = time.ToString("O"),
                    ["magic"] = "",
                    ["version"] = "",
                },
                ["resources"] = resources,
            },
        };
    }

    /// <summary>The engine writes a resource after those that it depends on; registrations have no order.</summary>
    private static List<RegisteredResource> Ordered(Registrations registrations)
    {
        var result = new List<RegisteredResource>();
        var seen = new HashSet<string>();
        foreach (var resource in registrations.Resources.OrderBy(each => each.Urn != registrations.RootUrn).ThenBy(each => each.Urn))
        {
            Add(resource);
        }

        return result;

        void Add(RegisteredResource resource)
        {
            if (!seen.Add(resource.Urn))
            {
                return;
            }

            foreach (var urn in resource.Request.Dependencies.Append(resource.Request.Parent))
            {
                if (registrations.Find(urn) is { } before)
                {
                    Add(before);
                }
            }

            result.Add(resource);
        }
    }

    private static JsonObject Entry(RegisteredResource resource, Run run, string defaultProvider, string? location)
    {
        var request = resource.Request;
        var isStack = request.Type == Urn.StackType;
        var entry = new JsonObject { ["urn"] = resource.Urn, ["custom"] = request.Custom };
        Set("id", resource.Id);
        entry["type"] = request.Type;
        entry["inputs"] = Inputs(resource, location);
        entry["outputs"] = ExportedValues.Object(isStack ? run.Registrations.StackOutputs : resource.Outputs);
        Set("parent", request.Parent);
        Flag("protect", request.Protect);
        Flag("external", resource.IsRead);
        Flag("retainOnDelete", request.RetainOnDelete);
        List("dependencies", request.Dependencies);
        Set("provider", request.Provider.Length > 0 || !request.Custom || request.Type == Provider ? request.Provider : defaultProvider);
        List("ignoreChanges", request.IgnoreChanges);
        List("replaceOnChanges", request.ReplaceOnChanges);
        List("additionalSecretOutputs", request.AdditionalSecretOutputs);
        Set("importID", request.ImportId);
        Set("deletedWith", request.DeletedWith);
        if (request.PropertyDependencies.Count > 0)
        {
            entry["propertyDependencies"] = new JsonObject(
                request.PropertyDependencies.Select(property =>
                    KeyValuePair.Create(property.Key, (JsonNode?)new JsonArray([.. property.Value.Urns.Select(urn => (JsonNode)urn)]))
                )
            );
        }

        return entry;

        void Set(string name, string value) => Put(name, value.Length > 0 ? value : null);

        void Flag(string name, bool value) => Put(name, value ? true : null);

        void List(string name, IEnumerable<string> values) =>
            Put(name, values.Any() ? new JsonArray([.. values.Select(value => (JsonNode)value)]) : null);

        void Put(string name, JsonNode? value)
        {
            if (value is not null)
            {
                entry[name] = value;
            }
        }
    }

    private static JsonObject Inputs(RegisteredResource resource, string? location)
    {
        var inputs = ExportedValues.Object(resource.Request.Object ?? new Struct());
        if (ResourceTypes.Path(resource.Request.Type)?.Split('/')[^1] is ['{', .. var name, '}'] && inputs[name] is null)
        {
            inputs[name] = resource.Id.Split('/')[^1];
            if (ResourceId.IsRandom(resource.Request.Type))
            {
                inputs["__createBeforeDelete"] = true;
            }
        }

        if (location is not null && inputs["location"] is null && resource.Outputs.Fields.ContainsKey("location"))
        {
            inputs["location"] = location;
        }

        return inputs;
    }
}
