using Planning.Plans;
using Planning.ResourceIds;
using Preflight.Checking;
using Preflight.Reports.Html;
using Preflight.Rules.Framework;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>What the report says of the requirements.</summary>
public sealed class TraceabilityTests
{
    [Theory]
    [InlineData("sandbox", "NET-03", "not applicable (the plan has no such resource)")]
    [InlineData("sandbox", "NET-01", "not applicable (from test on)")]
    [InlineData("dev", "ID-12", "accepted (sign-in)")]
    [InlineData("prod", "NET-03", "met")]
    [InlineData("prod", "ID-09", "partly (not shown: which identity writes the index)")]
    [InlineData("prod", "PRD-01", "not applicable (the plan has no such resource)")]
    [InlineData("prod", "PRD-05", "not applicable (the plan has no such resource)")]
    [InlineData("everything", "PRD-05", "met")]
    [InlineData("prod", "NET-18", "not shown (no rule reads it from a plan)")]
    public async Task A_requirement_has_the_state_that_the_plan_shows(string stack, string requirement, string state) =>
        Assert.Equal(state, StateOf(await PlanOf(stack), requirement));

    [Fact]
    public async Task A_finding_of_one_of_its_rules_leaves_a_requirement_open()
    {
        var plan = Mutation.Change((await PlannedStack.Prod).Plan, "search-service", each =>
            Mutation.With(each, "disableLocalAuth", "false")
        );

        Assert.Equal("open (search-keys)", StateOf(plan, "ID-02"));
    }

    [Fact]
    public async Task An_empty_plan_meets_no_requirement()
    {
        var plan = (await PlannedStack.Prod).Plan with { Resources = [] };
        var result = Judging.Of(plan);

        Assert.DoesNotContain(Requirement.All, requirement => RequirementState.Of(requirement, result).Word is "met" or "partly");
        Assert.Contains("0 met", ReportPage.Write(result));
    }

    [Fact]
    public void Every_type_that_a_requirement_needs_exists() =>
        Assert.All(Requirement.All.SelectMany(each => each.Needs).Where(type => type != "*"), type =>
            Assert.NotNull(ResourceTypes.Path($"azure-native:{type}"))
        );

    /// <summary>Otherwise an absence of findings would look like evidence.</summary>
    [Fact]
    public void A_requirement_of_rules_for_the_whole_plan_names_what_it_needs() =>
        Assert.All(Requirement.All.Where(each => Rulebook.Holding(each).Any(rule => rule.Types.Count == 0)), each =>
            Assert.NotEmpty(each.Needs)
        );

    private static async Task<Plan> PlanOf(string stack) =>
        (stack == "everything" ? await PlannedStack.Everything : await PlannedStack.PlanAsync(stack)).Plan;

    private static string StateOf(Plan plan, string requirement) =>
        $"{RequirementState.Of(Requirement.All.Single(each => each.Id == requirement), Judging.Of(plan))}";
}
