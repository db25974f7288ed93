using Planning.Plans;
using Preflight.Checking;
using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>The short judgement of a changed plan, with which faults are searched, against the judgement by every rule.</summary>
public sealed class ShortJudgementTests
{
    /// <summary>A prime number, so that the sample meets every group of faults.</summary>
    private const int Step = 61;

    [Fact]
    public async Task A_short_judgement_of_a_changed_plan_finds_what_every_rule_finds()
    {
        var prod = await JudgedPlan.OfAsync("prod");
        var changes = FaultRun
            .All(prod.Azure.Plan)
            .Select(each => (each.Name, Plan: "prod", Change: each.Inject))
            .Concat(FaultCase.Tuned.Concat(FaultCase.HeldOut).Select(each => (each.Name, each.Plan, each.Change)))
            .Concat(HarmlessChange.Tuned.Concat(HarmlessChange.HeldOut).Select(each => (each.Name, each.Plan, each.Change)));
        var wrong = new List<string>();
        foreach (var (name, stack, change) in changes.Where((_, i) => i % Step == 0))
        {
            var before = await JudgedPlan.OfAsync(stack);
            var after = Judging.AzureOf(change(before.Azure.Plan), before.Azure);
            var all = Rulebook.All.SelectMany(rule => rule.Check(after)).ToHashSet();
            var missing = all.Except(before.AllIn(after))
                .Concat(before.AllIn(after).Except(all))
                .Concat(all.Except(before.Known).Except(before.NewIn(after)));
            wrong.AddRange(missing.Select(finding => $"{name}: {finding.Rule} {finding.Resource}: {finding.Message}"));
        }

        Assert.Empty(wrong);
    }
}
