using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Stacks.Tests.Faults;

/// <summary>What a rule found in a plan, and what it read for it.</summary>
/// <param name="Resource">Of a rule that judges each resource apart; null for the rest of the plan, and for other rules.</param>
internal sealed record JudgedPart(IRule Rule, AzureResource? Resource, PlanReads Reads, IReadOnlyList<Finding> Findings)
{
    public static JudgedPart Of(IRule rule, AzureResource? resource, AzurePlan plan)
    {
        var reads = new PlanReads();
        return new(rule, resource, reads, [.. Check(rule, resource, plan.Noting(reads))]);
    }

    public static IEnumerable<Finding> Check(IRule rule, AzureResource? resource, AzurePlan plan) =>
        rule is not IResourceRule each ? rule.Check(plan)
        : resource is null ? each.CheckRest(plan)
        : each.Check(resource, plan);
}
