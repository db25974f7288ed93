using CommandLine;
using Planning.Plans;
using Planning.Updates;
using Preflight.Costs;

namespace Preflight.Gate;

/// <summary>The cost before and after a preview, and whether the increase is too large.</summary>
public static class CostJump
{
    /// <summary>A small stack doubles with one address; below this many dollars a month no approval is needed.</summary>
    public const decimal Least = 50;

    /// <param name="plan">The stack's whole plan, for a preview that leaves out what stays the same; null if there is none.</param>
    /// <exception cref="Failure">Where the whole cannot be known, so that no share of it can.</exception>
    public static CostChange Of(Preview preview, Plan? plan, CostTerms terms, Stage? stage)
    {
        var (before, after) = (preview.Before.ToList(), preview.After.ToList());
        if (!preview.ListsSame)
        {
            // The plan contains the new state; the old state is the plan with the changes of the preview reverted.
            var whole = plan
                ?? throw new Failure(
                    "the preview leaves out what stays the same, so the cost increase cannot be determined: name the "
                        + "stack, or add --show-sames to `pulumi preview`"
                );
            var touched = preview.Steps.Select(step => step.Urn).ToHashSet();
            var untouched = whole.Resources.Where(resource => !touched.Contains(resource.Urn)).ToList();
            (before, after) = ([.. untouched, .. before], [.. untouched, .. after]);
        }

        CostEstimate Cost(IReadOnlyList<PlannedResource> resources) =>
            CostEstimate.Of(
                new Plan
                {
                    Project = preview.Project,
                    Stack = preview.Stack,
                    Program = "",
                    Sdk = "",
                    Resources = resources,
                },
                terms,
                stage
            );
        return new CostChange(Cost(before), Cost(after));
    }

    /// <summary>A rise above the limit, and what might be one: a resource whose cost cannot be determined any more, or not yet.</summary>
    public static IEnumerable<GateFinding> Over(CostChange change, decimal limit)
    {
        var (before, after) = (change.Before, change.After);
        if (change.Percent > limit && change.Difference >= Least)
        {
            yield return new GateFinding(
                Override.HigherCost,
                after.Stack,
                "",
                FormattableString.Invariant(
                    $"${before.Total:N2} -> ${after.Total:N2} a month is {change.Percent:0.#} % more; the limit is {limit:0.#} %"
                )
            );
        }

        var known = before.Unpriced.Select(each => (each.Resource, each.Key)).ToHashSet();
        foreach (var each in before.Total > 0 ? after.Unpriced.Where(each => !known.Contains((each.Resource, each.Key))) : [])
        {
            yield return new GateFinding(
                Override.HigherCost,
                each.Resource,
                "",
                $"its cost cannot be determined: {each.Reason} (a price for {each.Key} goes into `prices:` of preflight.yaml)"
            );
        }
    }
}
