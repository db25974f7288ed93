using System.Text.Json.Nodes;
using AzureDefinitions.Facts;
using AzureDefinitions.Models;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Services.Framework;

namespace AzureSimulator.Services.Models;

/// <summary>The models of a region with their deployment types and retirement, and what their quotas leave.</summary>
internal sealed class ModelLists : Service
{
    private const string Provider = "Microsoft.CognitiveServices";

    public override ArmResponse? Answer(Call call)
    {
        if (!call.IsRead || !ArmPath.Same(call.Path.Namespace, Provider))
        {
            return null;
        }

        return call.Path.Types.Count == 2 && ArmPath.Same(call.Path.Types[0], "locations") && call.Path.Names is [var region]
                ? call.Path.Types[1].ToUpperInvariant() switch
                {
                    "MODELS" => call.Front.List(call.Request, Models(Regions.Normal(region))),
                    "USAGES" => call.Front.List(call.Request, Usages(Regions.Normal(region), call)),
                    _ => null,
                }
            : call.IsOf($"{Provider}/accounts/models") && call.Path.IsCollection
                ? call.Parent is { Location: { } place }
                        ? call.Front.List(call.Request, Models(place).Select(each => (JsonObject)each["model"]!.DeepClone()))
                    : AzureErrors.NoParent(call.Path, "read")
            : null;
    }

    private static IEnumerable<JsonObject> Models(string region)
    {
        var retirements = FactFile.Of("models").Rows.ToLookup(row => (row["name"], row["version"]), row => row.Day("retires"));
        foreach (var row in FactFile.Of("model-regions").Rows)
        {
            var (name, version) = (row["name"], row["version"]);
            var types = ModelOffer.Find(name, version)!.TypesIn(region).ToList();
            if (types.Count == 0)
            {
                continue;
            }

            var retires = retirements[(name, version)].FirstOrDefault();
            yield return new JsonObject
            {
                ["kind"] = "OpenAI",
                ["skuName"] = "S0",
                ["model"] = new JsonObject
                {
                    ["format"] = "OpenAI",
                    ["name"] = name,
                    ["version"] = version,
                    ["lifecycleStatus"] = "GenerallyAvailable",
                    ["deprecation"] = retires is null ? null : new JsonObject { ["inference"] = $"{retires:yyyy-MM-dd}T00:00:00Z" },
                    ["skus"] = new JsonArray([.. types.Select(type => (JsonNode)Sku(type, name))]),
                },
            };
        }
    }

    private static JsonObject Sku(string type, string model) =>
        new()
        {
            ["name"] = type,
            ["usageName"] = AiUsage.Name("OpenAI", type, model),
            ["capacity"] = new JsonObject { ["default"] = 10, ["maximum"] = 1000 },
        };

    private static IEnumerable<JsonObject> Usages(string region, Call call) =>
        FactFile
            .Of("model-regions")
            .Rows.SelectMany(row =>
                ModelOffer.Find(row["name"], row["version"])!.TypesIn(region).Select(type => AiUsage.Name("OpenAI", type, row["name"]))
            )
            .Concat(AiUsage.Names(region, call.Azure))
            .Concat(call.Azure.Options.Quotas.Keys)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => new JsonObject
            {
                ["name"] = new JsonObject { ["value"] = name, ["localizedValue"] = name },
                ["unit"] = "Count",
                ["currentValue"] = AiUsage.Used(name, region, call.Azure),
                ["limit"] = AiUsage.Limit(name, call.Azure),
            });
}
