using Planning.Plans;
using Preflight.Checking;
using Preflight.Rules.Framework;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>What is found only between plans that are judged together.</summary>
public sealed class ModelParityTests
{
    [Fact]
    public async Task Test_and_prod_run_the_same_models_and_another_version_in_prod_is_an_error()
    {
        var (test, prod) = ((await PlannedStack.Test).Plan, (await PlannedStack.Prod).Plan);

        Assert.Empty(ModelParity.Between(test, prod));
        var finding = Assert.Single(ModelParity.Between(test, Newer(prod)));
        Assert.Equal(("model-parity", Severity.Error, "ai-chat"), (finding.Rule, finding.Severity, finding.Resource));
        Assert.Equal(
            "the deployment chat runs gpt-5.4-mini 2026-09-01 in prod and gpt-5.4-mini 2026-03-17 in test; "
                + "deploy gpt-5.4-mini 2026-09-01 to test first",
            finding.Message
        );
    }

    [Fact]
    public async Task A_second_account_must_run_what_was_tried_too_and_a_purpose_of_one_side_is_compared_with_nothing()
    {
        var (test, everything) = ((await PlannedStack.Test).Plan, (await PlannedStack.Everything).Plan);
        var other = Mutation.Change(everything, "ai-second-chat", each => Mutation.With(each, "properties.model.name", "\"gpt-5.4\""));

        Assert.Empty(ModelParity.Between(test, everything));
        Assert.Equal(["ai-second-chat"], ModelParity.Between(test, other).Select(finding => finding.Resource));
        Assert.Empty(ModelParity.Between(Mutation.Without(test, "ai-chat"), other));
    }

    [Fact]
    public async Task It_is_found_where_both_are_judged_together_and_only_on_production()
    {
        Plan[] plans = [(await PlannedStack.Dev).Plan, (await PlannedStack.Test).Plan, Newer((await PlannedStack.Prod).Plan)];

        Assert.Equal(["prod"], Together(plans).Where(Differs).Select(judgement => judgement.Plan.Stack));
        Assert.DoesNotContain(Together([plans[0], plans[2]]), Differs);
        Assert.False(Differs(Judging.Of(plans[2])));
    }

    [Fact]
    public async Task It_is_waived_as_any_other_finding_and_a_plan_judged_alone_does_not_call_the_waiver_unused()
    {
        var waivers = new[] { new Waiver("model-parity", "prod", "ai-chat", "accepted", "owner", Judging.Day, Line: 2) };
        Plan[] plans = [(await PlannedStack.Test).Plan, Newer((await PlannedStack.Prod).Plan)];

        Assert.Equal(["model-parity"], Together(plans, waivers)[1].Waived.Select(waived => waived.Finding.Rule));
        Assert.DoesNotContain(Judging.Of(plans[1], new() { Today = Judging.Day, Waivers = waivers }).Findings, finding =>
            finding.Rule == "waiver-unused"
        );
        Assert.Contains(Together([plans[0], (await PlannedStack.Prod).Plan], waivers)[1].Findings, finding =>
            finding.Rule == "waiver-unused"
        );
    }

    private static Plan Newer(Plan plan) =>
        Mutation.Change(plan, "ai-chat", each => Mutation.With(each, "properties.model.version", "\"2026-09-01\""));

    private static bool Differs(CheckResult judgement) => judgement.Findings.Any(finding => finding.Rule == "model-parity");

    private static IReadOnlyList<CheckResult> Together(IReadOnlyList<Plan> plans, params Waiver[] waivers) =>
        Judging.OfAll(plans, new() { Today = Judging.Day, Waivers = waivers });
}
