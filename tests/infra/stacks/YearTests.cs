using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Stacks.Tests;

/// <summary>The stacks on later days: what a day brings is a finding first, and a dated waiver covers it only later.</summary>
public sealed class YearTests
{
    private static readonly IReadOnlyList<Waiver> Waivers = WaiverFile.Read(Fixtures.FixtureStacks.Directory);

    public static TheoryData<string, string> StacksAndDays
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var stack in new[] { "dev", "test", "prod", "sandbox" })
            {
                foreach (var day in new[] { "2026-11-30", "2027-11-24", "2027-11-30" })
                {
                    data.Add(stack, day);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(StacksAndDays))]
    public async Task Stack_has_no_finding_without_a_waiver_now_and_in_a_year(string stack, string day) =>
        Assert.Empty(
            Findings((await PlannedStack.PlanAsync(stack)).Plan, day).Select(each => $"{each.Rule} {each.Resource}: {each.Message}")
        );

    [Theory]
    [InlineData("2027-02-01", "api-version-retiring", Severity.Warning)]
    [InlineData("2027-03-01", "api-version-retired", Severity.Error)]
    [InlineData("2027-03-01", "facts-age", Severity.Warning)]
    [InlineData("2027-05-06", "model-ageing", Severity.Warning)]
    [InlineData("2027-07-10", "model-retirement", Severity.Error)]
    [InlineData("2027-09-30", "model-retirement", Severity.Error)]
    public async Task Prod_has_the_finding_that_a_day_brings(string day, string rule, Severity severity) =>
        Assert.Contains(Findings((await PlannedStack.Prod).Plan, day), finding => finding.Rule == rule && finding.Severity == severity);

    private static IReadOnlyList<Finding> Findings(Planning.Plans.Plan plan, string day) =>
        Judging
            .Of(
                plan,
                new()
                {
                    Today = DateOnly.ParseExact(day, "yyyy-MM-dd"),
                    Directory = Fixtures.FixtureStacks.Root,
                    Waivers = Waivers,
                }
            )
            .Findings;
}
