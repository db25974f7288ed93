using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.Costs;
using Preflight.Reports;
using Preflight.Rules.Framework;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>The cost of the stacks.</summary>
public sealed class CostTests
{
    public static TheoryData<string> Stacks => ["dev", "test", "prod", "sandbox"];

    /// <summary>Together they use each price of a chat model and of an embedding model, with both deployment types.</summary>
    public static TheoryData<string, string, string, string> PricedModels =>
        new()
        {
            { "gpt-5.5", "2026-04-24", "GlobalStandard", "text-embedding-3-large" },
            { "gpt-5.5", "2026-04-24", "DataZoneStandard", "text-embedding-3-small" },
            { "gpt-5.4", "2026-03-05", "GlobalStandard", "text-embedding-3-small" },
            { "gpt-5.4", "2026-03-05", "DataZoneStandard", "text-embedding-3-large" },
            { "gpt-5.4-mini", "2026-03-17", "GlobalStandard", "text-embedding-3-large" },
            { "gpt-5.4-mini", "2026-03-17", "DataZoneStandard", "text-embedding-3-large" },
            { "gpt-5.4-nano", "2026-03-17", "GlobalStandard", "text-embedding-3-small" },
            { "gpt-5.4-nano", "2026-03-17", "DataZoneStandard", "text-embedding-3-small" },
        };

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_resource_of_a_stack_has_a_price_or_is_free(string stack)
    {
        var estimate = CostEstimate.Of((await PlannedStack.PlanAsync(stack)).Plan, CostTerms.None);

        Assert.Empty(estimate.Unpriced);
        Assert.Empty(estimate.UnusedPrices);
    }

    [Fact]
    public async Task Every_optional_part_has_a_price()
    {
        var estimate = CostEstimate.Of((await PlannedStack.Everything).Plan, CostTerms.None, Stage.Production);

        // Billed by uploaded GB, which depends on usage.
        Assert.Equal("security:Pricing/scanning of uploads/DefenderForStorageV2", Assert.Single(estimate.Unpriced).Key);
        Assert.Subset(
            estimate.Lines.Select(line => line.Type).ToHashSet(),
            new HashSet<string>
            {
                "web:AppServicePlan",
                "search:Service",
                "network:ApplicationGateway",
                "network:AzureFirewall",
                "network:PublicIPAddress",
                "network:PrivateEndpoint",
                "privatedns:PrivateZone",
                "operationalinsights:Workspace",
                "storage:StorageAccount",
                "keyvault:Vault",
                "cognitiveservices:Deployment",
                "cosmosdb:DatabaseAccount",
                "machinelearningservices:OnlineDeployment",
                "compute:VirtualMachine",
                "network:BastionHost",
                "containerregistry:Registry",
                "resources:Resource",
                "security:Pricing",
            }
        );
    }

    [Theory]
    [MemberData(nameof(PricedModels))]
    public async Task The_prices_of_the_workbook_equal_those_of_the_estimate(string model, string version, string sku, string embedding)
    {
        var workbook = (
            await PlannedStack.PlanAsync(
                "prod",
                ("deployments", $"""["chat {model} {version} {sku} 30", "embedding {embedding} 1 {sku} 30"]""")
            )
        ).One("applicationinsights:Workbook", "workbook-page");
        var set = JsonNode.Parse(PlannedStack.Text(workbook, "serializedData")!)!["items"]!
            .AsArray()
            .Single(item => (int)item!["type"]! == 9)!["content"]!["parameters"]!
            .AsArray()
            .Where(each => each!["value"] is JsonValue)
            .ToDictionary(each => (string)each!["name"]!, each => (string)each!["value"]!);

        Assert.Equal(
            new Dictionary<string, decimal>
            {
                ["ChatInputPrice"] = Listed("tokens in", model, sku),
                ["ChatOutputPrice"] = Listed("tokens out", model, sku),
                ["EmbeddingPrice"] = Listed("tokens embedded", embedding, sku),
            },
            set.ToDictionary(each => each.Key, each => 1000 * decimal.Parse(each.Value, CultureInfo.InvariantCulture))
        );

        static decimal Listed(string what, string model, string sku) =>
            PriceTable.Meters.Single(meter => meter.Type == "cognitiveservices:Deployment" && meter.What == what).Prices[$"{model}/{sku}"];
    }

    [Fact]
    public void Each_price_of_the_workbook_is_compared_with_the_estimate()
    {
        var priced = Regex
            .Matches(PlannedStack.Read("infra/Components/Observability/Workbook/TokenPrices.cs"), "\\[\"([^\"]+)\"\\] = ")
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

        Assert.NotEmpty(priced);
        Assert.Equal(priced, PricedModels.SelectMany(row => new[] { (string)row[0], (string)row[3] }).ToHashSet());
    }

    /// <summary>Calculated by hand from the settings of prod and the price pages, without the code under test.</summary>
    [Fact]
    public async Task The_large_lines_of_prod_equal_hand_calculated_values()
    {
        var estimate = CostEstimate.Of((await PlannedStack.Prod).Plan, CostTerms.None);
        decimal Amount(string resource, string what) =>
            Assert.Single(estimate.Lines, line => line.Resource == resource && line.What == what).Amount;

        Assert.Equal(339.45m, Amount("chat-plan", "instances"));
        Assert.Equal(735.84m, Amount("search-service", "search units"));
        Assert.Equal(152.08m, Amount("search-service", "semantic ranking"));
        Assert.Equal(912.50m, Amount("egress-firewall", "firewall"));
        Assert.Equal(323.39m, Amount("gateway", "gateway"));
        Assert.Equal(315.36m, Amount("gateway", "capacity units"));
        Assert.Equal(199m, Amount("gateway-address", "flood protection"));
        Assert.Equal(391.23m, Amount("ai-chat", "tokens in"));
        Assert.Equal(268.28m, Amount("ai-chat", "tokens out"));
        Assert.Equal(29.28m, Amount("ai-chat-fallback", "tokens in"));
    }

    [Theory]
    [InlineData(1, "Monthly", 0)]
    [InlineData(-1, "Monthly", 1)]
    [InlineData(1, "Quarterly", 0)]
    [InlineData(-1, "Quarterly", 1)]
    [InlineData(1, "Annually", 0)]
    [InlineData(-1, "Annually", 1)]
    public async Task A_budget_equal_to_the_cost_passes_and_a_lower_one_fails(int more, string grain, int findings)
    {
        var plan = (await PlannedStack.Dev).Plan;
        var months = grain switch
        {
            "Quarterly" => 3,
            "Annually" => 12,
            _ => 1,
        };
        var amount = CostEstimate.Of(plan, CostTerms.None).Total * months + more;

        var found = Judging
            .Of(WithBudget(plan, FormattableString.Invariant($"{amount}"), grain), new() { Today = Judging.Day })
            .Findings.Where(finding => finding.Rule == "cost-limit")
            .ToList();

        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Equal((Severity.Error, "money"), (finding.Severity, finding.Resource)));
        Assert.All(found, finding => Assert.Contains("`preflight cost dev` lists them", finding.Message));
    }

    [Fact]
    public async Task The_cost_limit_uses_the_assumptions_of_the_project()
    {
        var plan = (await PlannedStack.Dev).Plan;
        var many = new CostTerms
        {
            ByStack = new Dictionary<string, IReadOnlyDictionary<string, decimal>>
            {
                ["dev"] = new Dictionary<string, decimal> { ["questionsPerDay"] = 100000 },
            },
        };
        bool Over(Planning.Plans.Plan judged, CostTerms costs) =>
            Judging.Of(judged, new() { Today = Judging.Day, Costs = costs }).Findings.Any(finding => finding.Rule == "cost-limit");

        Assert.False(Over(WithBudget(plan, "1000", "Monthly"), CostTerms.None));
        Assert.True(Over(WithBudget(plan, "1000", "Monthly"), many));
        Assert.False(Over(WithoutBudget(plan), many));
        Assert.False(Over(WithBudget(plan, "\"[unknown]\"", "Monthly"), many));
    }

    [Theory]
    [InlineData("sandbox")]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public async Task The_costs_guide_shows_the_estimate_of_each_stack(string stack)
    {
        var total = CostEstimate.Of((await PlannedStack.PlanAsync(stack)).Plan, CostTerms.None).Total;

        Assert.Contains(
            $" ${total.ToString("N2", System.Globalization.CultureInfo.InvariantCulture)} |",
            PlannedStack.Read("docs/costs.md")
        );
    }

    [Fact]
    public async Task A_reader_can_trace_every_printed_line_and_total()
    {
        var estimate = CostEstimate.Of((await PlannedStack.Prod).Plan, CostTerms.None);
        var printed = JsonNode.Parse(CostJson.Write([estimate]))![0]!;

        var lines = printed["lines"]!.AsArray().Select(line => line!).ToList();
        Assert.All(lines, line =>
            Assert.Equal(
                (decimal)line["amount"]!,
                Math.Round(
                    line["factors"]!.AsArray().Aggregate(1m, (product, factor) => product * (decimal)factor!["number"]!)
                        / (decimal)line["per"]!
                        * (decimal)line["price"]!,
                    2,
                    MidpointRounding.AwayFromZero
                )
            )
        );
        Assert.Equal((decimal)printed["total"]!, lines.Sum(line => (decimal)line["amount"]!));
        Assert.Empty(
            lines.Select(line => (string)line["source"]!).Except(printed["sources"]!.AsArray().Select(source => (string)source!["id"]!))
        );
        var markdown = CostTable.Markdown(estimate);
        Assert.Contains("| egress | `egress-firewall` | firewall | 730 hours × $1.25 per hour | $912.50 | infracost-eastus |", markdown);
        Assert.Contains(
            "5,000 questions a day × 30.4167 days × 0.98 of them × 3,500 tokens a question = 521.6458 million tokens "
                + "× $0.75 per million tokens | $391.23 |",
            markdown
        );
        Assert.Contains($"| **all** |  |  |  | **{CostText.Money(estimate.Total)}** |", markdown);
        Assert.Contains("verify them before you rely on the total", markdown);
    }

    /// <summary>Most prices of the table are of East US.</summary>
    [Fact]
    public async Task The_region_of_the_prices_stands_beside_every_total()
    {
        var estimate = CostEstimate.Of((await PlannedStack.Prod).Plan, CostTerms.None);
        var eastUs = estimate.ForeignPrices.Single(each => each.Region == "eastus").Lines;
        var text = $"of eastus for {eastUs} of {estimate.Lines.Count} lines, although the stack is in swedencentral";

        Assert.InRange(eastUs, 1, estimate.Lines.Count - 1);
        Assert.Contains(text, CostTable.Markdown(estimate));
        var json = JsonNode.Parse(CostJson.Write([estimate]))![0]!;
        Assert.Equal(("swedencentral", eastUs), ((string?)json["region"], (int)json["pricesOfOtherRegions"]!["eastus"]!));
        Assert.Empty(CostText.Regions(estimate with { Lines = [.. estimate.Lines.Where(line => line.Price.Source.Region == "any")] }));
    }

    private static Planning.Plans.Plan WithoutBudget(Planning.Plans.Plan plan) =>
        plan with
        {
            Resources = [.. plan.Resources.Where(resource => resource.Type != "azure-native:consumption:Budget")],
        };

    private static Planning.Plans.Plan WithBudget(Planning.Plans.Plan plan, string amount, string grain) =>
        Mutation.Add(
            WithoutBudget(plan),
            "azure-native:consumption:Budget",
            "money",
            "/subscriptions/s/providers/Microsoft.Consumption/budgets/money",
            $$"""{"amount":{{amount}},"timeGrain":"{{grain}}"}""",
            "workload"
        );
}
