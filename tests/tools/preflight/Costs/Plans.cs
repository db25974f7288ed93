using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.Costs;

namespace Preflight.Tests.Costs;

/// <summary>Small hand-written plans, and their cost.</summary>
internal static class Plans
{
    public static Plan Of(params PlannedResource[] resources) =>
        new()
        {
            Project = "p",
            Stack = "dev",
            Program = "",
            Sdk = "local",
            Resources = resources,
        };

    /// <param name="type">As in search:Service.</param>
    public static PlannedResource Resource(string type, string name, string inputs = "{}") =>
        new()
        {
            Urn = $"urn:pulumi:dev::p::azure-native:{type}::{name}",
            Type = $"azure-native:{type}",
            Name = name,
            Custom = true,
            Id = $"/subscriptions/s/{type}/{name}",
            Inputs = JsonNode.Parse(inputs)!.AsObject(),
        };

    public static CostEstimate Cost(Plan plan, CostTerms? terms = null, Stage stage = Stage.Development) =>
        CostEstimate.Of(plan, terms ?? CostTerms.None, stage);

    public static CostTerms Prices(params (string Key, decimal Usd)[] prices) =>
        new() { Prices = prices.ToDictionary(each => each.Key, each => each.Usd), PricesFrom = "here" };

    public static CostTerms Assume(string stack, params (string Key, decimal Value)[] values) =>
        new()
        {
            ByStack = new Dictionary<string, IReadOnlyDictionary<string, decimal>>
            {
                [stack] = values.ToDictionary(each => each.Key, each => each.Value),
            },
        };

    /// <summary>As in "plan instances 24.82".</summary>
    public static IEnumerable<string> Lines(CostEstimate estimate) =>
        estimate.Lines.Select(line => FormattableString.Invariant($"{line.Resource} {line.What} {line.Amount:F2}"));
}
