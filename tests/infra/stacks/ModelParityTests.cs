using Planning.Plans;
using Preflight.Checking;
using Preflight.Rules.Framework;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>Findings between plans that are checked together.</summary>
public sealed class ModelParityTests
{
    [Fact]
    public async Task Another_model_version_in_prod_than_in_test_is_an_error()
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

    /// <summary>Test runs a new model first. Until production follows, no release may be blocked.</summary>
    [Theory]
    [InlineData("gpt-5.4-mini", "2026-09-01", Severity.Warning)]
    [InlineData("gpt-6-mini", "2026-09-01", Severity.Warning)]
    [InlineData("gpt-5.4-mini", "2025-09-01", Severity.Error)]
    [InlineData("gpt-4.1-mini", "2025-04-14", Severity.Error)]
    [InlineData("phi", "4", Severity.Error)]
    public async Task A_newer_model_in_test_alone_is_a_warning(string model, string version, Severity severity)
    {
        var prod = (await PlannedStack.Prod).Plan;
        var test = Mutation.Change((await PlannedStack.Test).Plan, "ai-chat", each =>
            Mutation.With(each, "properties.model", $$"""{"format":"OpenAI","name":"{{model}}","version":"{{version}}"}""")
        );

        var finding = Assert.Single(ModelParity.Between(test, prod));

        Assert.Equal(severity, finding.Severity);
        Assert.Equal(
            severity == Severity.Warning,
            finding.Message.EndsWith("change it in prod once test has run it, before 2027-09-21", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Models_of_a_second_account_are_compared_by_purpose()
    {
        var (test, everything) = ((await PlannedStack.Test).Plan, (await PlannedStack.Everything).Plan);
        var other = Mutation.Change(everything, "ai-second-chat", each => Mutation.With(each, "properties.model.name", "\"gpt-5.5\""));

        Assert.Empty(ModelParity.Between(test, everything));
        Assert.Equal(["ai-second-chat"], ModelParity.Between(test, other).Select(finding => finding.Resource));
        Assert.Empty(ModelParity.Between(Mutation.Without(WithOneModel(test), "ai-chat"), WithOneModel(everything)));
    }

    [Fact]
    public async Task A_model_under_a_name_that_test_does_not_have_is_a_warning()
    {
        var (test, everything) = ((await PlannedStack.Test).Plan, (await PlannedStack.Everything).Plan);
        var other = Mutation.Change(WithOneModel(everything), "ai-second-chat", each =>
            Mutation.With(each, "properties.model.name", "\"gpt-5.5\"")
        );

        var finding = Assert.Single(ModelParity.Between(Mutation.Without(WithOneModel(test), "ai-chat"), other));

        Assert.Equal(("ai-second-chat", Severity.Warning), (finding.Resource, finding.Severity));
        Assert.StartsWith("the deployment chat runs gpt-5.5 2026-03-17 in ", finding.Message);
        Assert.Contains(", and no deployment of test runs it; deploy gpt-5.5 2026-03-17 to test first", finding.Message);
    }

    [Fact]
    public async Task Model_parity_is_checked_for_prod_if_test_is_checked_too()
    {
        Plan[] plans = [(await PlannedStack.Dev).Plan, (await PlannedStack.Test).Plan, Newer((await PlannedStack.Prod).Plan)];

        Assert.Equal(["prod"], Together(plans).Where(Differs).Select(judgement => judgement.Plan.Stack));
        Assert.DoesNotContain(Together([plans[0], plans[2]]), Differs);
        Assert.False(Differs(Judging.Of(plans[2])));
    }

    [Fact]
    public async Task A_model_parity_waiver_is_not_reported_as_unused_without_test()
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

    /// <summary>The fallback deployments run the model of the chat deployments.</summary>
    private static Planning.Plans.Plan WithOneModel(Planning.Plans.Plan plan) =>
        plan
            .Resources.Where(each => each.Name is "ai-chat-fallback" or "ai-second-chat-fallback")
            .Aggregate(plan, (changed, fallback) =>
                Mutation.Change(changed, fallback.Name, each =>
                    Mutation.With(each, "properties.model", """{"format":"OpenAI","name":"gpt-5.4-mini","version":"2026-03-17"}""")
                )
            );
}
