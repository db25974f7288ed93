using AzureDefinitions.Types;
using CommandLine;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Costs;
using Preflight.Requests;
using Preflight.Rules.Framework;

namespace Preflight.Checking;

/// <summary>A plan and its findings, errors first.</summary>
/// <param name="Findings">Those that no waiver accepts.</param>
public sealed record CheckResult(
    AzurePlan Azure,
    Lazy<CostEstimate> LazyEstimate,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Waived> Waived
)
{
    public CostEstimate Estimate => LazyEstimate.Value;

    public Plan Plan => Azure.Plan;

    /// <summary>What policy packs of other authors found; their findings are among <see cref="Findings"/>.</summary>
    public IReadOnlyList<PolicyFindings> Packs { get; init; } = [];

    /// <summary>What the check rests on, and what it could not judge, once for the whole plan; no findings.</summary>
    public IReadOnlyList<string> Notes => [.. CheckNotes.Of(Azure), .. Packs.SelectMany(pack => pack.Notes), .. Unjudged];

    /// <summary>What a first preview cannot judge; empty for a plan whose values are known.</summary>
    public IReadOnlyList<string> Unjudged { get; private init; } = [];

    /// <param name="rule">The id of a rule, or of a policy as in pack/policy.</param>
    public RuleFacts FactsOf(string rule) => FactsOf(rule, Packs);

    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>Checks several plans: each alone, and then all in comparison.</summary>
    /// <param name="packs">What policy packs found, by stack; null for none.</param>
    public static IReadOnlyList<CheckResult> OfAll(
        IReadOnlyList<Plan> plans,
        AzureTypes types,
        CheckOptions options,
        ILookup<string, PolicyFindings>? packs = null
    )
    {
        var between = ModelParity.Of([.. plans.Select(plan => (plan, options.Stage ?? StageName.Of(plan.Stack)))]);
        return [.. plans.Select(plan => Of(plan, types, options, [.. between[plan.Stack]], packs: [.. packs?[plan.Stack] ?? []]))];
    }

    /// <param name="between">Findings between this plan and others; null if it is judged alone.</param>
    /// <param name="rules">Null for all.</param>
    /// <param name="update">Findings about the update of what is deployed; null if it is not known.</param>
    /// <param name="packs">What policy packs found.</param>
    public static CheckResult Of(
        Plan plan,
        AzureTypes types,
        CheckOptions options,
        IReadOnlyList<Finding>? between = null,
        IReadOnlyList<IRule>? rules = null,
        IReadOnlyList<Finding>? update = null,
        IReadOnlyList<PolicyFindings>? packs = null
    )
    {
        packs ??= [];
        if (rules is null)
        {
            RefuseUnknowns(plan);
        }

        var stage = options.Stage ?? StageName.Of(plan.Stack);
        var estimate = new Lazy<CostEstimate>(() => CostEstimate.Of(plan, options.Costs, stage));
        var azure = new AzurePlan(
            plan,
            ArmTemplate.Of(plan, types),
            stage,
            options.Today,
            new Lazy<decimal>(() => estimate.Value.Total),
            options.Directory
        )
        {
            Apps = options.Apps,
        };
        var found = (rules ?? Rulebook.All)
            .SelectMany(rule => GuardedRule.Check(rule, azure))
            .Concat(between ?? [])
            .Concat(update ?? [])
            .Concat(packs.SelectMany(pack => pack.Findings))
            .Distinct()
            .ToList();

        // A plan that is judged alone, or without a policy pack, has no such findings, so the waiver would look unused.
        var judged = options
            .Waivers.Where(waiver => update is not null || !UpdateFacts.Contains(waiver.Rule))
            .Where(waiver =>
                PolicyFindings.IsPolicy(waiver.Rule)
                    ? packs.Any(pack => waiver.Rule.StartsWith($"{pack.Pack}/", StringComparison.Ordinal))
                    : between is not null || waiver.Rule != ModelParity.Id
            );
        var waived = found
            .Select(finding =>
                (finding, waiver: options.Waivers.FirstOrDefault(waiver => waiver.Accepts(finding, plan.Stack, options.Today)))
            )
            .ToLookup(pair => pair.waiver is not null);
        return new CheckResult(
            azure,
            estimate,
            [
                .. waived[false]
                    .Select(pair => pair.finding)
                    .Concat(WaiverFindings.Of(judged, found, plan.Stack, options.Today))
                    .OrderByDescending(finding => finding.Severity)
                    // Costs, and what concerns the plan as a whole, are often a consequence of what is wrong with a resource.
                    .ThenBy(finding => finding.Urn.Length == 0 || FactsOf(finding.Rule, packs).Pillar == Pillar.Cost)
                    .ThenBy(finding => finding.Urn, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Rule, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Message, StringComparer.Ordinal),
            ],
            [.. waived[true].Select(pair => new Waived(pair.finding, pair.waiver!))]
        )
        {
            Packs = packs,
        };
    }

    private static RuleFacts FactsOf(string rule, IReadOnlyList<PolicyFindings> packs) =>
        Rulebook.Facts.GetValueOrDefault(rule)
        ?? packs.Select(pack => pack.Facts.GetValueOrDefault(rule)).FirstOrDefault(facts => facts is not null)
        ?? throw new ArgumentOutOfRangeException(nameof(rule), rule, "no rule and no policy has this id");

    /// <summary>
    /// Checks what a first preview knows. A finding counts if the preview shows it, and if it is there too when all values are known: a
    /// rule that takes an unknown value for a missing one does not count. Other findings are named as not judged.
    /// </summary>
    /// <param name="preview">Made with unknown values.</param>
    /// <param name="resolved">The same program with all values.</param>
    public static CheckResult OfPreview(
        Plan preview,
        Plan resolved,
        AzureTypes types,
        CheckOptions options,
        IReadOnlyList<PolicyFindings> packs
    )
    {
        var whole = Of(resolved, types, options, packs: packs);
        var shown = Of(preview, types, options with { Waivers = [] }, rules: Rulebook.All, packs: packs)
            .Findings.Select(finding => (finding.Rule, finding.Urn))
            .ToHashSet();
        var known = whole.Findings.ToLookup(finding =>
            shown.Contains((finding.Rule, finding.Urn)) || WaiverFindings.Facts.Any(facts => facts.Id == finding.Rule)
        );
        return whole with
        {
            Findings = [.. known[true]],
            Waived = [.. whole.Waived.Where(waived => shown.Contains((waived.Finding.Rule, waived.Finding.Urn)))],
            Unjudged =
            [
                .. known[false]
                    .GroupBy(finding => finding.Rule, finding => finding.Resource)
                    .OrderBy(rule => rule.Key, StringComparer.Ordinal)
                    .Select(rule =>
                        $"a first preview cannot judge {rule.Key}, which needs values that are unknown then: {string.Join(", ", rule)}"
                    ),
            ],
        };
    }

    /// <summary>A single id that is unknown is a finding; a plan without ids was made with --unknowns.</summary>
    private static void RefuseUnknowns(Plan plan)
    {
        var placed = plan
            .Resources.Where(resource => resource is { Custom: true, Read: false } && ResourceTypes.Path(resource.Type) is not null)
            .ToList();
        if (placed.Count > 0 && placed.TrueForAll(resource => resource.Id is null or "" or PlannedValues.Unknown))
        {
            throw new Failure(
                $"the id of {placed[0].Name} is unknown, so references to it cannot be judged; make the plan without --unknowns, "
                    + "or run `check STACK --unknowns`, which says what a first preview shows."
            );
        }
    }
}
