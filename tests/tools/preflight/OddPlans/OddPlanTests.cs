using Fixtures;

namespace Preflight.Tests.OddPlans;

/// <summary>A plan of any shape is shown, compared, priced, exported and judged: no part of a command throws.</summary>
public sealed class OddPlanTests
{
    /// <summary>Each is a copy of the plan with other odd values. ODD_SEEDS=2000 tries as many by hand.</summary>
    private static readonly int Seeds = int.Parse(Environment.GetEnvironmentVariable("ODD_SEEDS") ?? "2");

    public static TheoryData<string> Shapes => [.. OddShapes.All.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_plan_of_an_odd_shape_is_judged(string shape)
    {
        var plan = await FixtureStacks.PlanOfAsync("sandbox");

        Assert.Empty(EveryCommand.Failures(plan, OddShapes.All[shape](plan)));
    }

    [Fact]
    public async Task Odd_values_in_the_place_of_any_input_are_judged()
    {
        var plan = await FixtureStacks.PlanOfAsync("prod");

        var failures = Enumerable
            .Range(0, Seeds)
            .SelectMany(seed => EveryCommand.Failures(plan, OddPlan.Of(plan, seed, share: seed % 2 == 0 ? 10 : 40)))
            .Distinct();

        Assert.Empty(failures);
    }
}
