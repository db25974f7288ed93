using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ci.Tests.Rehearsals;

/// <summary>The output of `pulumi preview --refresh --json --show-sames`: what Azure has beside what the program wants.</summary>
internal sealed class RefreshedState
{
    private readonly JsonArray steps = [];

    /// <summary>
    /// Differences that Azure and the provider make by themselves, and that the program does not ignore. tests/infra/stacks shows for each
    /// fixture stack that there are no others.
    /// </summary>
    public static RefreshedState WithDifferencesOfTheProvider() =>
        new RefreshedState()
            .Update(
                "network:VirtualNetwork",
                "network",
                """{"subnets":[{"name":"app","etag":"W/\"2\"","provisioningState":"Succeeded","serviceAssociationLinks":[{"id":"/a"}]}]}""",
                """{"subnets":[{"name":"app"}]}""",
                "subnets[0].etag",
                "subnets[0].provisioningState",
                "subnets[0].serviceAssociationLinks"
            )
            .Update(
                "network:NetworkSecurityGroup",
                "network-app-rules",
                """{"securityRules":[{"name":"allow","etag":"W/\"2\"","provisioningState":"Succeeded"}]}""",
                """{"securityRules":[{"name":"allow"}]}""",
                "securityRules[0].etag",
                "securityRules[0].provisioningState"
            )
            .Update(
                "storage:BlobServiceProperties",
                "documents-blobs",
                """{"cors":{"corsRules":[]},"deleteRetentionPolicy":{"allowPermanentDelete":false,"days":7}}""",
                """{"deleteRetentionPolicy":{"days":7}}""",
                "cors",
                "deleteRetentionPolicy.allowPermanentDelete"
            )
            .Update(
                "cognitiveservices:RaiPolicy",
                "ai-filter",
                """{"properties":{"contentFilters":[{"name":"Violence"},{"name":"Hate"}]}}""",
                """{"properties":{"contentFilters":[{"name":"Hate"},{"name":"Violence"}]}}""",
                "properties.contentFilters[0].name",
                "properties.contentFilters[1].name"
            );

    /// <param name="type">As in search:Service.</param>
    /// <param name="azure">The inputs that the refresh found.</param>
    /// <param name="program">The inputs of the program.</param>
    /// <param name="paths">The properties that differ; none if the two are equal.</param>
    public RefreshedState Update(string type, string name, string azure, string program, params string[] paths)
    {
        JsonNode State(string inputs) =>
            new JsonObject
            {
                ["type"] = $"azure-native:{type}",
                ["custom"] = true,
                ["id"] = IdOf(type, name),
                ["inputs"] = JsonNode.Parse(inputs),
            };

        foreach (var operation in new[] { "refresh", paths.Length == 0 ? "same" : "update" })
        {
            steps.Add(
                new JsonObject
                {
                    ["op"] = operation,
                    ["urn"] = $"urn:pulumi:dev::ai-workload::azure-native:{type}::{name}",
                    ["oldState"] = State(azure),
                    ["newState"] = State(program),
                    ["detailedDiff"] = new JsonObject(
                        paths.Select(path => KeyValuePair.Create(path, (JsonNode?)new JsonObject { ["kind"] = "update" }))
                    ),
                }
            );
        }

        return this;
    }

    /// <summary>A change that was made by hand.</summary>
    public RefreshedState WithFewerReplicas() =>
        Update("search:Service", "search-service", """{"replicaCount":1}""", """{"replicaCount":3}""", "replicaCount");

    public static string IdOf(string type, string name) => $"/subscriptions/s/resourceGroups/rg/providers/{type}/{name}";

    public override string ToString()
    {
        var counted = steps
            .Select(step => step!["op"]!.ToString())
            .Where(operation => operation != "refresh")
            .CountBy(operation => operation)
            .ToDictionary();
        return JsonSerializer.Serialize(new { steps, changeSummary = counted });
    }
}
