using Fixtures;
using Preflight.Arm;
using Preflight.Checks;
using Preflight.Plans;

namespace Stacks.Tests;

/// <summary>Judgements as of one day, so that a test says the same tomorrow.</summary>
internal static class Judging
{
    public static readonly AzureTypes Types = new();
    public static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly Lock OneAtATime = new();

    public static Judgement Of(Plan plan, JudgementOptions? options = null)
    {
        // The type definitions are read when they are first asked for.
        lock (OneAtATime)
        {
            return Judgement.Of(
                plan,
                Types,
                options
                    ?? new()
                    {
                        Today = Day,
                        Directory = FixtureStacks.Root,
                        Waivers = WaiverFile.Read(FixtureStacks.Directory),
                    }
            );
        }
    }

    public static IReadOnlyList<Judgement> OfAll(IReadOnlyList<Plan> plans, JudgementOptions options)
    {
        lock (OneAtATime)
        {
            return Judgement.OfAll(plans, Types, options);
        }
    }
}
