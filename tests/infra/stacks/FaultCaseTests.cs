using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>Single faults and harmless changes from outside sources, in Faults/Cases and Faults/Harmless.</summary>
public sealed class FaultCaseTests
{
    [Fact]
    public async Task Faults_are_found_by_resource_and_cause_except_those_with_a_reason()
    {
        var run = await CaseRun.Faults;
        var missed = run.Where(each => !each.Result.IsFound && each.Case.Missed is null).ToList();

        Assert.True(
            missed.Count == 0,
            $"{missed.Count} of {run.Count} are missed:\n{string.Join('\n', missed.Select(each => $"{each.Case}: {each.Result}"))}"
        );
        Assert.Empty(run.Where(each => each.Result.IsFound && each.Case.Missed is not null).Select(each => $"{each.Case} is found"));
    }

    [Fact]
    public async Task Harmless_changes_cause_no_error()
    {
        var wrong = (await CaseRun.Harmless).Where(each => each.Errors.Count > 0).ToList();

        Assert.True(
            wrong.Count == 0,
            string.Join('\n', wrong.Select(each => $"{each.Change}: {each.Errors[0].Resource}: {each.Errors[0].Message}"))
        );
    }

    [Fact]
    public void Every_case_is_distinct_and_names_its_source()
    {
        (string Name, string Source)[] all =
        [
            .. FaultCase.All.Select(each => (each.Name, each.Source)),
            .. HarmlessChange.All.Select(each => (each.Name, each.Source)),
        ];

        Assert.Empty(all.GroupBy(each => each.Name).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.All(all, each => Assert.StartsWith("https://", each.Source));
    }
}
