using CsCheck;
using Planning.Plans;
using static Preflight.Tests.Costs.Plans;

namespace Preflight.Tests.Costs;

/// <summary>Totals, prices that are missing or set by the project, and assumptions.</summary>
public sealed class EstimateTests
{
    [Fact]
    public void Lines_add_up_to_the_total_to_the_cent()
    {
        var skus = Gen.OneOfConst("B1", "P0v3", "P1v3", "P3v3");
        Gen.Select(skus, Gen.Int[1, 30], Gen.Int[1, 744], Gen.Int[1, 12], Gen.Int[1, 12])
            .Sample(
                (sku, instances, hours, replicas, partitions) =>
                {
                    var estimate = Cost(
                        Of(
                            Resource("web:AppServicePlan", "plan", $$$"""{"sku":{"name":"{{{sku}}}","capacity":{{{instances}}}}}"""),
                            Resource(
                                "search:Service",
                                "index",
                                $$"""{"sku":{"name":"basic"},"replicaCount":{{replicas}},"partitionCount":{{partitions}}}"""
                            )
                        ),
                        Assume("*", ("hours", hours))
                    );

                    var rates = new Dictionary<string, decimal>
                    {
                        ["B1"] = 0.017m,
                        ["P0v3"] = 0.0775m,
                        ["P1v3"] = 0.155m,
                        ["P3v3"] = 0.62m,
                    };
                    Assert.Equal(
                        [Cents(instances * hours * rates[sku]), Cents(replicas * partitions * hours * 0.101m)],
                        estimate.Lines.Select(line => line.Amount)
                    );
                    Assert.Equal(estimate.Lines.Sum(line => line.Amount), estimate.Total);
                    Assert.Equal(estimate.Total, estimate.ByComponent.Sum(each => each.Amount));
                }
            );
    }

    [Fact]
    public void A_resource_without_a_price_is_reported_and_not_counted()
    {
        var estimate = Cost(
            Of(
                Resource("web:AppServicePlan", "plan", """{"sku":{"name":"P9v9"}}"""),
                Resource("cdn:Profile", "gateway"),
                Resource("resources:Resource", "maps", """{"resourceProviderNamespace":"Microsoft.Maps","resourceType":"accounts"}"""),
                Resource(
                    "cognitiveservices:Deployment",
                    "speech",
                    """{"properties":{"model":{"name":"whisper"}},"sku":{"name":"Standard"}}"""
                ),
                Resource(
                    "cognitiveservices:Deployment",
                    "later",
                    """{"properties":{"model":{"name":"gpt-5.4"}},"sku":{"name":"GlobalBatch"}}"""
                ),
                Resource("search:Service", "index", """{"sku":{"name":"[unknown]"}}""") with
                {
                    Unknowns = ["sku.name"],
                },
                Resource("web:WebApp", "ignored") with
                {
                    Read = true,
                },
                new PlannedResource
                {
                    Urn = "urn:x",
                    Type = "random:index/randomPet:RandomPet",
                    Name = "pet",
                    Custom = true,
                }
            )
        );

        Assert.Equal(0, estimate.Total);
        Assert.Equal(
            [
                "plan web:AppServicePlan/instances/P9v9: the table has no price of instances for P9v9",
                "gateway cdn:Profile: the table has no price of this type",
                "maps resources:Resource: no meter of the table fits it (Microsoft.Maps/accounts)",
                "speech cognitiveservices:Deployment: no meter of the table fits it (whisper)",
                "later cognitiveservices:Deployment/tokens in/gpt-5.4/GlobalBatch: the table has no price of tokens in for "
                    + "gpt-5.4/GlobalBatch",
                "later cognitiveservices:Deployment/tokens out/gpt-5.4/GlobalBatch: the table has no price of tokens out for "
                    + "gpt-5.4/GlobalBatch",
                "index search:Service/search units/[unknown]: sku.name is not known",
                "pet random:index/randomPet:RandomPet: it is of another provider",
            ],
            estimate.Unpriced.Select(each => $"{each.Resource} {each.Key}: {each.Reason}")
        );
    }

    /// <summary>An unknown count must be reported, not silently counted as one.</summary>
    [Theory]
    [InlineData("web:AppServicePlan", """{"sku":{"name":"P1v3","capacity":"[unknown]"}}""", "sku.capacity is not known")]
    [InlineData("operationalinsights:Workspace", """{"retentionInDays":"[secret]"}""", "retentionInDays is not known")]
    [InlineData("operationalinsights:Workspace", """{"workspaceCapping":"[unknown]"}""", "workspaceCapping.dailyQuotaGb is not known")]
    [InlineData(
        "network:ApplicationGateway",
        """{"sku":{"name":"WAF_v2"},"autoscaleConfiguration":"[unknown]"}""",
        "autoscaleConfiguration.minCapacity is not known"
    )]
    [InlineData("search:Service", """{"sku":{"name":"basic"},"replicaCount":"[unknown]"}""", "replicaCount is not known")]
    public void An_unknown_quantity_is_reported_as_unpriced(string type, string inputs, string reason) =>
        Assert.Equal([reason], Cost(Of(Resource(type, "one", inputs))).Unpriced.Select(each => each.Reason).Distinct());

    [Fact]
    public void Free_and_read_only_resources_are_not_reported_as_unpriced() =>
        Assert.Empty(
            Cost(
                Of(
                    Resource("authorization:RoleAssignment", "role"),
                    Resource("keyvault:Key", "soft", """{"properties":{"kty":"RSA"}}"""),
                    Resource("search:Service", "theirs") with
                    {
                        Read = true,
                    }
                )
            ).Unpriced
        );

    [Fact]
    public void Custom_prices_take_precedence_and_are_reported_if_unused()
    {
        var plan = Of(
            Resource("web:AppServicePlan", "plan", """{"sku":{"name":"B1"}}"""),
            Resource("web:AppServicePlan", "big", """{"sku":{"name":"P9v9"}}"""),
            Resource("cdn:Profile", "gateway")
        );

        var estimate = Cost(
            plan,
            Prices(
                ("web:AppServicePlan/instances/B1", 0.01m),
                ("web:AppServicePlan/instances/P9v9", 1),
                ("cdn:Profile", 700),
                ("web:AppServicePlan/instances/B7", 9)
            )
        );

        Assert.Equal(["plan instances 7.30", "big instances 730.00", "gateway resource 700.00"], Lines(estimate));
        Assert.Equal(["web:AppServicePlan/instances/B7"], estimate.UnusedPrices);
        Assert.Empty(estimate.Unpriced);
        Assert.All(estimate.Lines, line => Assert.Equal("set in here", line.Price.Source.Text));
    }

    [Fact]
    public void Assumptions_default_to_the_stage_of_the_stack()
    {
        var plan = Of(Resource("keyvault:Vault", "vault"));

        Assert.Equal(500, Assert.Single(Cost(plan).Assumptions, each => each.Assumption.Key == "vaultOperationsPerDay").Value);
        Assert.Equal(
            10000,
            Assert.Single(Cost(plan, stage: Stage.Production).Assumptions, each => each.Assumption.Key == "vaultOperationsPerDay").Value
        );
        Assert.True(
            Assert.Single(Cost(plan, Assume("dev", ("vaultOperationsPerDay", 7))).Assumptions, each =>
                each.Assumption.Key == "vaultOperationsPerDay"
            )
                is { Value: 7, IsSet: true }
        );
        Assert.False(
            Assert
                .Single(Cost(plan, Assume("prod", ("vaultOperationsPerDay", 7))).Assumptions, each =>
                    each.Assumption.Key == "vaultOperationsPerDay"
                )
                .IsSet
        );
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
