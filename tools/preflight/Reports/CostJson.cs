using System.Text.Json.Nodes;
using CommandLine;
using Preflight.Costs;

namespace Preflight.Reports;

/// <summary>Estimates for programs.</summary>
public static class CostJson
{
    public static string Write(IEnumerable<CostEstimate> estimates) =>
        new JsonArray([.. estimates.Select(Of)]).ToJsonString(ReadableJson.Options);

    private static JsonNode Of(CostEstimate estimate) =>
        new JsonObject
        {
            ["stack"] = estimate.Stack,
            ["stage"] = estimate.Stage.ToString().ToLowerInvariant(),
            ["currency"] = "USD",
            ["total"] = estimate.Total,
            ["region"] = estimate.Region,
            ["pricesOfOtherRegions"] = new JsonObject(
                estimate.ForeignPrices.Select(each => KeyValuePair.Create(each.Region, (JsonNode?)each.Lines))
            ),
            ["components"] = new JsonArray([
                .. estimate.ByComponent.Select(each =>
                    (JsonNode)new JsonObject { ["component"] = each.Component, ["amount"] = each.Amount }
                ),
            ]),
            ["lines"] = new JsonArray([
                .. estimate.Lines.Select(line =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["component"] = line.Component,
                            ["resource"] = line.Resource,
                            ["type"] = line.Type,
                            ["what"] = line.What,
                            ["factors"] = new JsonArray([
                                .. line.Factors.Select(factor =>
                                    (JsonNode)new JsonObject { ["number"] = factor.Number, ["of"] = factor.Of }
                                ),
                            ]),
                            ["per"] = line.Price.Per,
                            ["unit"] = line.Price.Unit,
                            ["price"] = line.Price.Usd,
                            ["priceKey"] = line.Price.Key,
                            ["source"] = line.Price.SourceId,
                            ["amount"] = line.Amount,
                        }
                ),
            ]),
            ["unpriced"] = new JsonArray([
                .. estimate.Unpriced.Select(each =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["component"] = each.Component,
                            ["resource"] = each.Resource,
                            ["key"] = each.Key,
                            ["reason"] = each.Reason,
                        }
                ),
            ]),
            ["assumptions"] = new JsonArray([
                .. estimate.Assumptions.Select(each =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["key"] = each.Assumption.Key,
                            ["value"] = each.Value,
                            ["text"] = each.Assumption.Text,
                            ["set"] = each.IsSet,
                        }
                ),
            ]),
            ["sources"] = new JsonArray([
                .. CostText
                    .Sources(estimate)
                    .Select(each =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["id"] = each.Id,
                                ["text"] = each.Source.Text,
                                ["page"] = each.Source.Page,
                                ["region"] = each.Source.Region,
                                ["read"] = each.Source.Read,
                                ["verify"] = each.Source.Verify,
                            }
                    ),
            ]),
            ["notes"] = new JsonArray([.. estimate.Notes.Select(note => (JsonNode)note)]),
            ["unusedPrices"] = new JsonArray([.. estimate.UnusedPrices.Select(key => (JsonNode)key)]),
        };
}
