using System.Text.Json.Nodes;
using AzureRest;
using AzureSimulator;
using AzureSimulator.Ids;
using Delivery.Tests.Simulated;

namespace Delivery.Tests.Live;

/// <summary>A subscription in which every fixture stack can be deployed, with ways to break it.</summary>
internal static class ReadySubscription
{
    /// <summary>The subscription of prod's certificate, which other teams own.</summary>
    private static string Certificates => ArmId.After(DeliveryRun.OfProd("certificateVaultId"), "subscriptions")!;

    public static Task<TestAzure> StartAsync(Func<SimulatorOptions, SimulatorOptions>? change = null) =>
        TestAzure.StartAsync(options =>
        {
            var changed = change?.Invoke(options) ?? options;
            return changed with { OtherSubscriptions = changed.OtherSubscriptions.Append(Certificates).ToHashSet() };
        });

    /// <summary>With a name that another tenant has taken.</summary>
    /// <param name="id">Of the resource that wants the name.</param>
    public static Task<TestAzure> WithTakenNameAsync(string id) =>
        StartAsync(options => options with { TakenNames = new HashSet<string> { $"{ArmPath.Of(id).Type}/{ArmId.Name(id)}" } });

    /// <summary>Limits where and in which zones a type is offered.</summary>
    public static void Type(this TestAzure azure, string type, params (string Region, string[] Zones)[] offered) =>
        azure.Alter("GET", "/providers", list =>
        {
            var provider = list["value"]!.AsArray().Single(each => each!["namespace"]!.ToString() == type.Split('/')[0])!.AsObject();
            var entry = new JsonObject { ["resourceType"] = type[(type.IndexOf('/') + 1)..] };
            provider.TryAdd("resourceTypes", new JsonArray());
            provider["resourceTypes"]!.AsArray().Add(entry);
            entry["locations"] = new JsonArray([.. offered.Select(one => (JsonNode)one.Region)]);
            entry["zoneMappings"] = new JsonArray([
                .. offered
                    .Where(one => one.Zones.Length > 0)
                    .Select(one =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["location"] = one.Region,
                                ["zones"] = new JsonArray([.. one.Zones.Select(zone => (JsonNode)zone)]),
                            }
                    ),
            ]);
        });

    public static void Quota(this TestAzure azure, string name, int limit, int used) => azure.Usage(name, usage =>
        {
            usage["limit"] = limit;
            usage["currentValue"] = used;
        });

    /// <summary>Changes the usage of a quota, which is added if Azure does not list it.</summary>
    public static void Usage(this TestAzure azure, string name, Action<JsonObject> change) => azure.Alter("GET", "/usages", list =>
        {
            var usages = list["value"]!.AsArray();
            var usage = usages.FirstOrDefault(each => each!["name"]?["value"]?.ToString() == name)?.AsObject();
            if (usage is null)
            {
                usage = new JsonObject
                {
                    ["name"] = new JsonObject { ["value"] = name },
                    ["unit"] = "Count",
                };
                usages.Add(usage);
            }

            change(usage);
        });

    /// <summary>Changes what is offered in the region: each offer has a model with name, version and skus.</summary>
    public static void Models(this TestAzure azure, Action<JsonArray> change) =>
        azure.Alter("GET", "/models", list => change(list["value"]!.AsArray()));
}
