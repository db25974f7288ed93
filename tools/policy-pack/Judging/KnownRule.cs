using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace PreflightPack.Judging;

/// <summary>
/// A rule that judges only by what is known. Where it read an unknown value, the finding can be a consequence of the gap, so it waits for
/// the update; a rule of single resources still judges the others.
/// </summary>
internal sealed class KnownRule(IRule rule) : IRule
{
    public IReadOnlyList<RuleFacts> Facts => rule.Facts;

    /// <summary>Judgements that wait for the update.</summary>
    public int Unknown { get; private set; }

    public IEnumerable<Finding> Check(AzurePlan plan) =>
        rule switch
        {
            IResourceRule each => plan
                .Resources.SelectMany(resource => Known(() => each.Check(resource, plan)))
                .Concat(Known(() => each.CheckRest(plan))),
            ResourceRule each => plan.Resources.SelectMany(resource => Known(() => each.Check(resource, plan))),
            _ => Known(() => rule.Check(plan)),
        };

    private List<Finding> Known(Func<IEnumerable<Finding>> judge)
    {
        var (found, isOpen) = UnknownReads.During(() => judge().ToList());
        Unknown += isOpen ? 1 : 0;
        return isOpen ? [] : found;
    }
}
