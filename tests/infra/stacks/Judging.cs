using AzureDefinitions.Types;
using Fixtures;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Checking;
using Preflight.Costs;
using Preflight.Requests;
using Preflight.Rules.Framework;

namespace Stacks.Tests;

/// <summary>Checks as of one day, so that a test gives the same result on any day.</summary>
internal static class Judging
{
    public static readonly AzureTypes Types = new();
    public static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly Lazy<IReadOnlyList<Waiver>> Waivers = new(() => WaiverFile.Read(FixtureStacks.Directory));
    private static readonly Lazy<IReadOnlyList<AppDeclaration>> Apps = new(() => AppDeclarationFile.Read(FixtureStacks.Directory));

    public static CheckResult Of(Plan plan, CheckOptions? options = null) =>
        CheckResult.Of(
            plan,
            Types,
            options
                ?? new()
                {
                    Today = Day,
                    Directory = FixtureStacks.Root,
                    Waivers = Waivers.Value,
                    Apps = Apps.Value,
                }
        );

    /// <summary>What the rules are asked about in <see cref="Of"/>.</summary>
    /// <param name="before">A plan of which this one is a copy with changes.</param>
    /// <param name="today">Null for <see cref="Day"/>.</param>
    public static AzurePlan AzureOf(Plan plan, AzurePlan? before = null, DateOnly? today = null)
    {
        var stage = StageName.Of(plan.Stack);
        return new AzurePlan(
            plan,
            ArmTemplate.Of(plan, Types, before?.Template),
            stage,
            today ?? Day,
            new Lazy<decimal>(() => CostEstimate.Of(plan, CostTerms.None, stage).Total),
            FixtureStacks.Root,
            before
        )
        {
            Apps = Apps.Value,
        };
    }

    /// <summary>Findings about waivers, beside those of the rules.</summary>
    public static IEnumerable<Finding> OfWaivers(Plan plan, IReadOnlyList<Finding> findings) =>
        WaiverFindings.Of(Waivers.Value.Where(waiver => waiver.Rule != ModelParity.Id), findings, plan.Stack, Day);

    public static bool IsWaived(Finding finding, Plan plan) => Waivers.Value.Any(waiver => waiver.Accepts(finding, plan.Stack, Day));

    public static IReadOnlyList<CheckResult> OfAll(IReadOnlyList<Plan> plans, CheckOptions options) =>
        CheckResult.OfAll(plans, Types, options);
}
