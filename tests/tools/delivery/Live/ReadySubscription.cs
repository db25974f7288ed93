using System.Text.Json.Nodes;
using Delivery.Tests.Fake;

namespace Delivery.Tests.Live;

/// <summary>A subscription in which every fixture stack can be deployed, with ways to break it.</summary>
internal static class ReadySubscription
{
    public static async Task<FakeAzure> StartAsync()
    {
        var azure = await FakeAzure.StartAsync();
        string[] spaces =
        [
            "Microsoft.AlertsManagement",
            "Microsoft.App",
            "Microsoft.Authorization",
            "Microsoft.CognitiveServices",
            "Microsoft.Consumption",
            "Microsoft.Insights",
            "Microsoft.KeyVault",
            "Microsoft.ManagedIdentity",
            "Microsoft.Network",
            "Microsoft.OperationalInsights",
            "Microsoft.Resources",
            "Microsoft.Search",
            "Microsoft.Storage",
            "Microsoft.Web",
        ];
        foreach (var space in spaces)
        {
            azure.Questions.Providers[space] = new JsonObject { ["namespace"] = space, ["resourceTypes"] = new JsonArray() };
        }

        azure.Questions.Locations.Add(
            new JsonObject
            {
                ["name"] = "swedencentral",
                ["displayName"] = "Sweden Central",
                ["availabilityZoneMappings"] = new JsonArray([
                    .. Enumerable
                        .Range(1, 3)
                        .Select(zone => new JsonObject { ["logicalZone"] = $"{zone}", ["physicalZone"] = $"swedencentral-az{zone}" }),
                ]),
            }
        );
        azure.Offer("gpt-5.4-mini", "2026-03-17", "GlobalStandard", "DataZoneStandard");
        azure.Offer("gpt-5.4", "2026-03-05", "GlobalStandard", "DataZoneStandard");
        azure.Offer("text-embedding-3-large", "1", "GlobalStandard", "DataZoneStandard");
        return azure;
    }

    public static void Type(this FakeAzure azure, string type, params (string Region, string[] Zones)[] offered) =>
        azure.Questions.Providers[type.Split('/')[0]]["resourceTypes"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["resourceType"] = type[(type.IndexOf('/') + 1)..],
                    ["locations"] = new JsonArray([.. offered.Select(one => (JsonNode)one.Region)]),
                    ["zoneMappings"] = new JsonArray([
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
                    ]),
                }
            );

    public static void Quota(this FakeAzure azure, string name, int limit, int used)
    {
        var usages = azure.Questions.Ai["swedencentral/usages"];
        usages.RemoveAll(usage => usage["name"]!["value"]!.ToString() == name);
        usages.Add(
            new JsonObject
            {
                ["name"] = new JsonObject { ["value"] = name, ["localizedValue"] = name },
                ["currentValue"] = used,
                ["limit"] = limit,
                ["unit"] = "Count",
            }
        );
    }

    private static void Offer(this FakeAzure azure, string model, string version, params string[] skus)
    {
        var (models, usages) = (
            azure.Questions.Ai.GetValueOrDefault("swedencentral/models", []),
            azure.Questions.Ai.GetValueOrDefault("swedencentral/usages", [])
        );
        (azure.Questions.Ai["swedencentral/models"], azure.Questions.Ai["swedencentral/usages"]) = (models, usages);
        models.Add(
            new JsonObject
            {
                ["kind"] = "AIServices",
                ["skuName"] = "S0",
                ["model"] = new JsonObject
                {
                    ["format"] = "OpenAI",
                    ["name"] = model,
                    ["version"] = version,
                    ["lifecycleStatus"] = "GenerallyAvailable",
                    ["skus"] = new JsonArray([
                        .. skus.Select(sku => (JsonNode)new JsonObject { ["name"] = sku, ["usageName"] = $"OpenAI.{sku}.{model}" }),
                    ]),
                },
            }
        );
        skus.ToList().ForEach(sku => azure.Quota($"OpenAI.{sku}.{model}", 1000, 0));
    }
}
