using Preflight.Arm;
using Preflight.Azure;
using Preflight.Cloud;
using Preflight.Plans;

namespace Preflight.Checks;

/// <summary>A plan and everything that was found wrong with it, errors first.</summary>
/// <param name="Findings">What nobody has accepted.</param>
internal sealed record Judgement(AzurePlan Azure, IReadOnlyList<Finding> Findings, IReadOnlyList<Waived> Waived)
{
    public Plan Plan => Azure.Plan;

    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>Plans judged together: each by itself, and what only shows between them.</summary>
    public static IReadOnlyList<Judgement> OfAll(IReadOnlyList<Plan> plans, AzureTypes types, JudgementOptions options)
    {
        var between = ModelParity.Of([.. plans.Select(plan => (plan, options.Stage ?? StageName.Of(plan.Stack)))]);
        return [.. plans.Select(plan => Of(plan, types, options, [.. between[plan.Stack]]))];
    }

    /// <param name="between">What was found between this plan and others; null where it is judged alone.</param>
    public static Judgement Of(Plan plan, AzureTypes types, JudgementOptions options, IReadOnlyList<Finding>? between = null)
    {
        if (
            plan.Resources.FirstOrDefault(resource =>
                resource.Custom
                && !resource.Read
                && resource.Type.StartsWith("azure-native:", StringComparison.Ordinal)
                && resource.Id is null or "" or PlannedValues.Unknown
            )
                is { } unknown
            && ResourceTypes.Path(unknown.Type) is not null
        )
        {
            throw new Failure(
                $"the id of {unknown.Name} is unknown, so that nothing which refers to it can be judged; make the plan without --unknowns."
            );
        }

        var azure = new AzurePlan(
            plan,
            ArmTemplate.Of(plan, types),
            options.Stage ?? StageName.Of(plan.Stack),
            options.Today,
            options.Costs,
            options.Directory
        );
        var found = Rulebook.All.SelectMany(rule => rule.Check(azure)).Concat(between ?? []).Distinct().ToList();

        // A plan judged alone cannot tell whether such a waiver waives anything.
        var judged = options.Waivers.Where(waiver => between is not null || waiver.Rule != ModelParity.Id);
        var waived = found
            .Select(finding =>
                (
                    finding,
                    waiver: options.Waivers.FirstOrDefault(waiver => waiver.Expires >= options.Today && waiver.Covers(finding, plan.Stack))
                )
            )
            .ToLookup(pair => pair.waiver is not null);
        return new Judgement(
            azure,
            [
                .. waived[false]
                    .Select(pair => pair.finding)
                    .Concat(WaiverFindings.Of(judged, found, plan.Stack, options.Today))
                    .OrderByDescending(finding => finding.Severity)
                    .ThenBy(finding => finding.Urn, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Rule, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Message, StringComparer.Ordinal),
            ],
            [.. waived[true].Select(pair => new Waived(pair.finding, pair.waiver!))]
        );
    }
}
