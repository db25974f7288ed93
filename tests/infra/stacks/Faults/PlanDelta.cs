using Planning.Plans;
using Preflight.AzureModel;

namespace Stacks.Tests.Faults;

/// <summary>How a plan differs from the one that it is a copy of.</summary>
internal sealed class PlanDelta
{
    public PlanDelta(AzurePlan before, AzurePlan after)
    {
        var kept = before.Resources.ToHashSet();
        Kept = after.Resources.Where(kept.Contains).ToHashSet();
        New = [.. after.Resources.Where(each => !Kept.Contains(each))];
        var changed = before.Resources.Where(each => !Kept.Contains(each)).Concat(New).ToList();
        Types = changed.Select(each => each.Token).ToHashSet();
        Ids = changed.Select(each => each.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        IsOrder = !SameOrder(before.Plan.Resources, after.Plan.Resources);
        IsRest =
            before.Today != after.Today
            || before.Stage != after.Stage
            || before.Stack != after.Stack
            || before.Plan.Location != after.Plan.Location
            || !before.Resources.Where(Kept.Contains).SequenceEqual(after.Resources.Where(Kept.Contains));
    }

    /// <summary>Resources that are the same in both, as objects.</summary>
    public IReadOnlySet<AzureResource> Kept { get; }

    public IReadOnlyList<AzureResource> New { get; }

    /// <summary>Of the resources that differ.</summary>
    public IReadOnlySet<string> Types { get; }

    /// <summary>Of the resources that differ.</summary>
    public IReadOnlySet<string> Ids { get; }

    /// <summary>True if another resource waits, or for another.</summary>
    public bool IsOrder { get; }

    /// <summary>True if what is no resource differs, or the resources have another order: then nothing holds any more.</summary>
    public bool IsRest { get; }

    private static bool SameOrder(IReadOnlyList<PlannedResource> before, IReadOnlyList<PlannedResource> after) =>
        before.Count == after.Count
        && before
            .Zip(after)
            .All(pair =>
                ReferenceEquals(pair.First, pair.Second)
                || pair.First.Urn == pair.Second.Urn && ReferenceEquals(pair.First.DependsOn, pair.Second.DependsOn)
            );
}
