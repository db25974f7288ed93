using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace PreflightPack.Judging;

/// <summary>A rule on a single resource, of which nothing else of the plan is known.</summary>
internal static class OneResource
{
    /// <returns>None if the rule is of the whole plan, or read other resources or unknown values: then it waits for all of them.</returns>
    public static IReadOnlyList<Finding> Check(IRule rule, AzureResource resource, AzurePlan plan)
    {
        var reads = new PlanReads();
        try
        {
            var (found, anyUnknown) = UnknownReads.During(() => Find(rule, resource, plan.Noting(reads)));
            return reads.IsEmpty && !anyUnknown ? found : [];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The judgement of the whole stack reports a rule that fails.
            return [];
        }
    }

    private static IReadOnlyList<Finding> Find(IRule rule, AzureResource resource, AzurePlan plan) =>
        rule switch
        {
            IResourceRule each => [.. each.Check(resource, plan)],
            ResourceRule each => [.. each.Check(resource, plan)],
            _ => [],
        };
}
