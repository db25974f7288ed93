using System.Collections.Concurrent;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Stacks.Tests.Faults;

/// <summary>
/// A plan and all its findings. In a copy with changes, only those parts are judged again that have read something which changed: a rule
/// is a function of what it reads, so the others find the same. A test compares this with full judgements.
/// </summary>
internal sealed class JudgedPlan
{
    private static readonly IReadOnlyList<IResourceRule> ResourceRules = [.. Rulebook.All.OfType<IResourceRule>()];
    private static readonly ConcurrentDictionary<string, Lazy<Task<JudgedPlan>>> Plans = new();
    private readonly IReadOnlyList<JudgedPart> _parts;
    private readonly ILookup<string, JudgedPart> _byType;
    private readonly ILookup<string, JudgedPart> _byId;
    private readonly ILookup<string, JudgedPart> _byParent;
    private readonly IReadOnlyList<JudgedPart> _ofOrder;
    private readonly IReadOnlyList<JudgedPart> _ofAll;

    private JudgedPlan(Plan plan)
    {
        Azure = Judging.AzureOf(plan);
        _parts =
        [
            .. from rule in Rulebook.All
            from resource in rule is IResourceRule ? Azure.Resources.Append(null) : [null]
            select JudgedPart.Of(rule, resource, Azure),
        ];
        Known = _parts.SelectMany(part => part.Findings).ToHashSet();
        _byType = By(part => part.Reads.Types, StringComparer.Ordinal);
        _byId = By(part => part.Reads.Ids, StringComparer.OrdinalIgnoreCase);
        _byParent = By(part => part.Reads.Parents, StringComparer.OrdinalIgnoreCase);
        _ofOrder = [.. _parts.Where(part => part.Reads.Order)];
        _ofAll = [.. _parts.Where(part => part.Reads.All)];
    }

    /// <param name="name">A fixture stack, or everything: prod with every optional part.</param>
    public static Task<JudgedPlan> OfAsync(string name) =>
        Plans
            .GetOrAdd(name, each =>
                new(async () =>
                    new JudgedPlan((each == "everything" ? await PlannedStack.Everything : await PlannedStack.PlanAsync(each)).Plan)
                )
            )
            .Value;

    public AzurePlan Azure { get; }

    public IReadOnlySet<Finding> Known { get; }

    /// <summary>The findings that the unchanged plan does not have, found one after another.</summary>
    public IEnumerable<Finding> NewIn(AzurePlan after)
    {
        var delta = new PlanDelta(Azure, after);
        return Again(delta)
            .SelectMany(each => JudgedPart.Check(each.Rule, each.Resource, after))
            .Where(finding => !Known.Contains(finding));
    }

    /// <summary>All findings of a copy with changes.</summary>
    public IEnumerable<Finding> AllIn(AzurePlan after)
    {
        var delta = new PlanDelta(Azure, after);
        var again = Again(delta).ToHashSet();
        return again
            .SelectMany(each => JudgedPart.Check(each.Rule, each.Resource, after))
            .Concat(
                _parts
                    .Where(part =>
                        (part.Resource is null || delta.Kept.Contains(part.Resource)) && !again.Contains((part.Rule, part.Resource))
                    )
                    .SelectMany(part => part.Findings)
            );
    }

    /// <summary>First the rules for the types that changed, last those that read the whole plan.</summary>
    private IEnumerable<(IRule Rule, AzureResource? Resource)> Again(PlanDelta delta)
    {
        var fresh = from rule in ResourceRules from resource in delta.New select ((IRule)rule, (AzureResource?)resource);
        var parts = delta.IsRest
            ? _parts
            : delta
                .Types.SelectMany(type => _byType[type])
                .Concat(delta.Ids.SelectMany(id => _byId[id]))
                .Concat(delta.Ids.SelectMany(Above).SelectMany(id => _byParent[id]))
                .Concat(delta.IsOrder ? _ofOrder : [])
                .Concat(_ofAll);
        var near = parts
            .Where(part => part.Resource is null || delta.Kept.Contains(part.Resource))
            .Distinct()
            .ToLookup(
                part =>
                    part.Reads.All ? 2
                    : part.Rule.Facts.Any(facts => facts.Types.Any(delta.Types.Contains)) ? 0
                    : 1,
                part => (part.Rule, part.Resource)
            );
        return [.. near[0], .. fresh, .. near[1], .. near[2]];
    }

    private static IEnumerable<string> Above(string id)
    {
        for (var cut = id.LastIndexOf('/'); cut > 0; cut = id.LastIndexOf('/', cut - 1))
        {
            yield return id[..cut];
        }
    }

    private ILookup<string, JudgedPart> By(Func<JudgedPart, IEnumerable<string>> reads, StringComparer comparer) =>
        _parts.SelectMany(part => reads(part).Select(key => (key, part))).ToLookup(each => each.key, each => each.part, comparer);
}
