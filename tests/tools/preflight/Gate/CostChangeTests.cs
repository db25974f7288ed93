using CommandLine;
using CsCheck;
using Planning.Plans;
using Planning.Updates;
using Preflight.Costs;
using Preflight.Gate;
using static Preflight.Tests.Gate.Recorded;

namespace Preflight.Tests.Gate;

public sealed class CostChangeTests
{
    [Fact]
    public void A_cost_increase_requires_both_the_percentage_and_the_amount() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 12], Gen.Int[0, 200])
            .Sample(
                (before, after, limit) =>
                {
                    var change = Change(before, after);

                    // One search unit of the basic kind is 73.73 a month.
                    var rise = (after - before) * 73.73m;
                    Assert.InRange(change.Difference, rise - 0.05m, rise + 0.05m);
                    Assert.Equal((after - before) * 100 > limit * before && rise >= CostJump.Least, CostJump.Over(change, limit).Any());
                }
            );

    [Fact]
    public void Unchanged_resources_missing_in_the_preview_are_taken_from_the_plan()
    {
        var preview = Preview("same-left-out");
        var search = preview.After.Single(resource => resource.Custom);
        var plan = new Plan
        {
            Project = preview.Project,
            Stack = preview.Stack,
            Program = "",
            Sdk = "",
            Resources = [search, Costs.Plans.Resource("network:AzureFirewall", "egress-firewall", """{"sku":{"tier":"Premium"}}""")],
        };

        var change = CostJump.Of(preview, plan, CostTerms.None, stage: null);

        // Two of three units are new; the firewall is unchanged.
        Assert.Equal(490.56m, change.Difference);
        Assert.Equal(change.Before.Total + 490.56m, change.After.Total);
        Assert.True(change.Before.Total > 1277.50m);
        Assert.Contains(
            "name the stack, or add --show-sames",
            Assert.Throws<Failure>(() => CostJump.Of(preview, plan: null, CostTerms.None, stage: null)).Message
        );
    }

    [Fact]
    public void A_first_deployment_is_no_increase_and_a_destroyed_stack_is_free()
    {
        var first = CostJump.Of(Preview("create-only"), plan: null, CostTerms.None, stage: null);
        var preview = Preview("delete-stateful");

        Assert.Null(first.Percent);
        Assert.Empty(CostJump.Over(first, 0));
        Assert.Equal(0, CostJump.Of(preview, plan: null, CostTerms.None, stage: null).After.Total);
    }

    private static CostChange Change(int before, int after)
    {
        PlannedResource Search(int replicas) =>
            Costs.Plans.Resource("search:Service", "index", $$$"""{"sku":{"name":"basic"},"replicaCount":{{{replicas}}}}""");
        var step = new PreviewStep("update", Search(1).Urn, Search(before), Search(after), []);
        return CostJump.Of(
            new Preview("dev", "p", [step], new Dictionary<string, int> { ["update"] = 1 }),
            plan: null,
            CostTerms.None,
            stage: null
        );
    }
}
