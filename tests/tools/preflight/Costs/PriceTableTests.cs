using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Costs;
using static Preflight.Tests.Costs.Plans;

namespace Preflight.Tests.Costs;

/// <summary>The tables themselves.</summary>
public sealed class PriceTableTests
{
    /// <summary>
    /// Billed types without a price in the table, because no component creates them. Add a new type to the table or to this list.
    /// </summary>
    private static readonly string[] KnownWithoutPrice =
    [
        "app",
        "cdn",
        "dataprotection",
        "recoveryservices",
        "appconfiguration:ConfigurationStore",
        "cognitiveservices:CommitmentPlan",
        "compute:Disk",
        "containerregistry:Replication",
        "cosmosdb:SqlResourceSqlContainer",
        "dnsresolver:DnsForwardingRuleset",
        "dnsresolver:ForwardingRule",
        "dnsresolver:PrivateResolverVirtualNetworkLink",
        "loadtestservice:LoadTest",
        "machinelearningservices:BatchDeployment",
        "machinelearningservices:Compute",
        "machinelearningservices:ManagedNetworkSettingsRule",
        "machinelearningservices:Registry",
        "machinelearningservices:Schedule",
        "machinelearningservices:ServerlessEndpoint",
        "monitor:AzureMonitorWorkspace",
        "network:VirtualNetworkPeering",
        "operationalinsights:DataExport",
        "security:DefenderForStorage",
        "storage:FileShare",
        "web:StaticSite",
    ];

    [Fact]
    public void Every_type_of_the_stand_ins_is_priced_free_or_listed_as_unpriced()
    {
        var facts = File.ReadAllText(Path.Combine(Repository.Root, "tools/pulumi-offline/Pulumi.AzureNative/facts.json"));
        var types = JsonNode.Parse(facts)!["resources"]!.AsObject().Select(each => each.Key).ToList();

        Assert.DoesNotContain(types, type =>
            !PriceTable.Of(type).Any()
            && !PriceTable.IsFree(type)
            && !KnownWithoutPrice.Contains(type)
            && !KnownWithoutPrice.Contains(type.Split(':')[0])
        );
        Assert.DoesNotContain(KnownWithoutPrice, type => PriceTable.Of(type).Any() || PriceTable.IsFree(type));
    }

    [Fact]
    public void Every_price_has_a_dated_source_and_a_page_to_verify_it_on()
    {
        var table = new PriceTable(new Dictionary<string, decimal>(), "");
        var prices = PriceTable
            .Meters.SelectMany(meter =>
                meter.Price is null ? meter.Prices.Keys.Select(sku => table.Find(meter, sku)) : [table.Find(meter, null)]
            )
            .ToList();

        Assert.All(prices, price =>
        {
            Assert.True(price!.Usd >= 0, price.Key);
            Assert.True(DateOnly.TryParseExact(price.Source.Read, "yyyy-MM-dd", out _), price.Key);
            Assert.StartsWith("https://azure.microsoft.com/pricing/details/", price.Source.Page);
        });
        Assert.Equal(prices.Count, prices.Select(price => price!.Key).Distinct().Count());
        Assert.All(PriceTable.Meters, meter => Assert.Equal(meter.Sku.Count > 0, meter.Price is null));
        Assert.All(PriceTable.Meters, meter => Assert.Subset(meter.Prices.Keys.ToHashSet(), meter.Sources.Keys.ToHashSet()));
        Assert.Equal("estimate of the price on the public price page; verify it", PriceTable.Sources["memory"].Text);
        Assert.True(PriceTable.Sources["memory"].Verify);
    }

    /// <summary>Finds misspelled quantities and assumptions of the table before a command uses them.</summary>
    [Fact]
    public void Every_quantity_and_assumption_of_the_table_exists()
    {
        foreach (var meter in PriceTable.Meters)
        {
            var resource = new AzureResource(Resource(meter.Type, "one"));
            var assume = new Assumptions(Stage.Production, new Dictionary<string, decimal>());
            var quantities = new Quantities(new PlanView(Of(resource.Planned)), assume);
            Assert.All(meter.Factors.Where(factor => factor[0] == '$'), factor => Assert.True(assume[factor[1..]].Number >= 0));
            Assert.All(meter.Factors.Where(factor => factor[0] == '@' && factor != "@embeddedTokens"), factor =>
                Assert.NotNull(quantities.Factors(factor[1..], resource).ToList())
            );
            Assert.All(meter.Sku.Concat(meter.When.Keys).Where(path => path[0] == '@'), path =>
                Assert.NotEmpty(quantities.Text(path[1..], resource))
            );
        }

        var asked = PriceTable
            .Meters.SelectMany(meter => meter.Factors)
            .Where(factor => factor[0] == '$')
            .Select(factor => factor[1..])
            .Append("questionTokens")
            .Append("indexedTokensPerDay")
            .Append("fallbackPercent")
            .Append("logGbPerDay")
            .Append("gatewayCapacityUnits");
        Assert.Empty(Assumptions.All.Select(each => each.Key).Except(asked));
        Assert.All(Assumptions.All, each => Assert.True(each.Development <= each.Production, each.Key));
    }
}
