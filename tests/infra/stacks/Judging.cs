using Fixtures;
using Planning.Plans;
using Preflight.Checking;
using Preflight.Requests;
using Preflight.Rules.Framework;

namespace Stacks.Tests;

/// <summary>Judgements as of one day, so that a test says the same tomorrow.</summary>
internal static class Judging
{
    public static readonly AzureTypes Types = new();
    public static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly Lock OneAtATime = new();

    public static CheckResult Of(Plan plan, CheckOptions? options = null)
    {
        // The type definitions are read when they are first asked for.
        lock (OneAtATime)
        {
            return CheckResult.Of(
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

    public static IReadOnlyList<CheckResult> OfAll(IReadOnlyList<Plan> plans, CheckOptions options)
    {
        lock (OneAtATime)
        {
            return CheckResult.OfAll(plans, Types, options);
        }
    }
}
