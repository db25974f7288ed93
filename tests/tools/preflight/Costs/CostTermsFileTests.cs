using CommandLine;
using Planning.Plans;
using Preflight.Checking;
using Preflight.Costs;

namespace Preflight.Tests.Costs;

public sealed class CostTermsFileTests
{
    [Fact]
    public void All_errors_of_costs_and_prices_are_reported_together()
    {
        using var folder = new ProjectFolder().With(
            "preflight.yaml",
            """
            waivers: []
            cost:
              prod:
                questionPerDay: 10
                hours: 800
                fallbackPercent: 101
                storageGb: much
                cosmosGb: -1
              dev: none
            prices:
              web:AppServicePlan/instance/B1: 0.1
              authorization:RoleAssignment: 1
              web:AppServicePlan/instances/P9v9: free
            """
        );

        var failure = Assert.Throws<Failure>(() => CostTermsFile.Read(folder.Path));

        Assert.Equal(
            [
                "costs cannot be estimated:",
                "  preflight.yaml line 4: a key must be the name of an assumption, got 'questionPerDay'; nearest: "
                    + "questionsPerDay, questionTokens, dnsQueriesPerDay",
                "  preflight.yaml line 5: hours must be a number from 1 to 744, got '800'",
                "  preflight.yaml line 6: fallbackPercent must be a number from 0 to 100, got '101'",
                "  preflight.yaml line 7: storageGb must be a number from 0 to 1,000,000,000, got 'much'",
                "  preflight.yaml line 8: cosmosGb must be a number from 0 to 1,000,000,000, got '-1'",
                "  preflight.yaml line 9: cost: dev must hold assumptions, got 'none'",
                "  preflight.yaml line 11: a key must be the name of a price, got 'web:AppServicePlan/instance/B1'; nearest: "
                    + "web:AppServicePlan/instances/B1, web:AppServicePlan/instances/B2, web:AppServicePlan/instances/B3",
                "  preflight.yaml line 12: a key must be type/what or type/what/SKU as "
                    + "`preflight cost` prints them, or a type that has no price, got 'authorization:RoleAssignment'",
                "  preflight.yaml line 13: web:AppServicePlan/instances/P9v9 must be a number from 0 to 1,000,000,000, got 'free'",
            ],
            failure.Message.Split('\n')
        );
    }

    [Fact]
    public void Assumptions_of_a_stack_and_prices_of_the_file_take_precedence()
    {
        using var folder = new ProjectFolder()
            .With(
                "preflight.yaml",
                """
                cost:
                  "*": { hours: 700, storageGb: 1 }
                  prod: { hours: 720 }
                prices:
                  network:NatGateway/gateway: 0.04
                  network:NatGateway/data: 0.03
                """
            )
            .With("mine.json", """{ "network:NatGateway/gateway": 0.02 }""");

        var terms = CostTermsFile.Read(folder.Path, Path.Combine(folder.Path, "mine.json"));

        Assert.Equal(
            (720m, 1m),
            (terms.Of("prod", Stage.Production)["hours"].Number, terms.Of("prod", Stage.Production)["storageGb"].Number)
        );
        Assert.Equal(700, terms.Of("dev", Stage.Development)["hours"].Number);
        Assert.Equal([0.02m, 0.03m], new[] { "gateway", "data" }.Select(what => terms.Prices[$"network:NatGateway/{what}"]));
    }

    [Fact]
    public void Costs_of_an_unknown_stack_are_rejected()
    {
        using var folder = ProjectFolder
            .OfScenario("ok")
            .With("preflight.yaml", "cost:\n  dve: { storageGb: 2 }\n  \"*\": { storageGb: 1 }\n");

        Assert.Equal(
            "costs cannot be estimated:\n  preflight.yaml line 2: a key must be one of dev, or * for all of them, got 'dve'",
            Assert.Throws<Failure>(() => CostTermsFile.Read(folder.Path)).Message
        );
    }

    [Fact]
    public void A_missing_price_file_is_reported() =>
        Assert.Contains(
            "price file nowhere.yaml does not exist",
            Assert.Throws<Failure>(() => CostTermsFile.Read(Path.GetTempPath(), "nowhere.yaml")).Message
        );

    [Fact]
    public void An_unknown_key_of_the_file_is_rejected()
    {
        using var folder = new ProjectFolder().With("preflight.yaml", "waivers: []\nprice:\n  a: 1\n");

        Assert.Contains(
            "a key must be one of waivers, cost, prices, apps, rehearsal, got 'price'",
            Assert.Throws<Failure>(() => CostTermsFile.Read(folder.Path)).Message
        );
    }

    [Fact]
    public void A_file_with_costs_and_without_waivers_is_valid()
    {
        using var folder = new ProjectFolder().With("preflight.yaml", "cost:\n  dev: { storageGb: 2 }\n");

        Assert.Empty(WaiverFile.Read(folder.Path));
        Assert.Equal(2, CostTermsFile.Read(folder.Path).Of("dev", Stage.Development)["storageGb"].Number);
    }
}
