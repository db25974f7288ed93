using System.Text.Json.Nodes;
using Planning.Plans;
using Planning.Refreshes;
using Planning.ResourceIds;

namespace Stacks.Tests.Refreshing;

/// <summary>
/// Writable properties that Azure changes after a resource's own write. What Azure fills in at creation is no difference: the provider's
/// read adds only what changed since. Known cases, each with its report in provider-differences.json or at IgnoreChanges.
/// </summary>
internal static class AzureHabits
{
    private static readonly JsonObject Facts = JsonNode
        .Parse(PlannedStack.Read("tools/pulumi-offline/Pulumi.AzureNative/facts.json"))!
        .AsObject();

    public static void Apply(PlannedResource resource, JsonObject inputs)
    {
        var token = ResourceTypes.Short(resource.Type);
        if (Facts["resources"]![token]?["inputs"] is JsonObject properties)
        {
            Stamp(inputs, properties, isTop: true);
        }

        switch (token)
        {
            case "network:PrivateEndpoint":
                // Filled at creation, emptied when the zone group attaches.
                inputs["customDnsConfigs"] = new JsonArray();
                break;
            case "network:VirtualNetwork":
                foreach (var subnet in inputs["subnets"]!.AsArray().Where(subnet => subnet!["name"]!.ToString() == "gateway"))
                {
                    subnet!["applicationGatewayIPConfigurations"] = new JsonArray(new JsonObject { ["id"] = "/gateway/ip" });
                }

                break;
            case "storage:BlobServiceProperties":
                inputs["cors"] = new JsonObject { ["corsRules"] = new JsonArray() };
                inputs["deleteRetentionPolicy"]!["allowPermanentDelete"] = false;
                inputs["containerDeleteRetentionPolicy"]!["allowPermanentDelete"] = false;
                break;
            case "storage:BlobContainer":
                inputs["defaultEncryptionScope"] = "$account-encryption-key";
                inputs["denyEncryptionScopeOverride"] = false;
                break;
            case "search:Service":
                inputs["upgradeAvailable"] = "available";
                break;
            case "cognitiveservices:RaiPolicy":
                var filters = inputs["properties"]!["contentFilters"]!.AsArray();
                inputs["properties"]!["contentFilters"] = new JsonArray([.. filters.Reverse().Select(filter => filter!.DeepClone())]);
                break;
        }
    }

    /// <summary>Sets what Azure alone writes in every nested element whose type has it.</summary>
    private static void Stamp(JsonObject value, JsonObject properties, bool isTop)
    {
        foreach (var (name, type) in properties)
        {
            if (!isTop && name is "etag" or "provisioningState")
            {
                value[name] = name == "etag" ? "W/\"2\"" : "Succeeded";
            }
            else if (!isTop && name is "resourceNavigationLinks" or "serviceAssociationLinks")
            {
                value[name] = new JsonArray(new JsonObject { ["id"] = "/link" });
            }
            else if (Nested(type!.ToString()) is { } nested)
            {
                foreach (var element in value[name] is JsonArray list ? list.ToList() : [value[name]])
                {
                    // An element that only refers to another resource is not its copy.
                    if (element is JsonObject map && (map["id"] is null || map["name"] is not null))
                    {
                        Stamp(map, nested, isTop: false);
                    }
                }
            }
        }
    }

    private static JsonObject? Nested(string type)
    {
        var name = type.TrimEnd('!').Replace("[]", "", StringComparison.Ordinal).TrimEnd('!');
        return name.StartsWith("in:", StringComparison.Ordinal) ? Facts["inputs"]![name[3..]]?["properties"]?.AsObject() : null;
    }
}
