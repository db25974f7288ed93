using Fixtures;
using Planning.Engine;
using Planning.Plans;

namespace PreflightPack.Tests;

/// <summary>A first preview, in which what Azure computes is unknown.</summary>
public sealed class UnknownTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task A_first_preview_has_no_finding_that_the_update_has_not(string stack)
    {
        var preview = DamagedPlan.Of(await FixtureStacks.PlanOfAsync(stack, RunMode.Unknowns), keepsOrder: true);
        var update = DamagedPlan.Of(await FixtureStacks.PlanOfAsync(stack), keepsOrder: true);
        Assert.Contains(preview.Resources, resource => resource.Unknowns.Count > 0);

        var result = await Pack.RunAsync(preview, Pack.Settings(waives: false));

        var all = Pack.Lines(Checked.Findings(update, waives: false)).ToHashSet();
        var found = Pack.Lines(result);
        Assert.True(found.Count > all.Count / 10, $"only {found.Count} of {all.Count} were judged");
        Assert.Empty(found.Except(all));
        Assert.Contains(result.Messages, message => message.Contains("because values are known only after the update"));
    }
}
