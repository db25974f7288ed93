using Stacks.Tests.Faults;

namespace Stacks.Tests;

/// <summary>Single faults and harmless changes from outside sources, in the folder Faults.</summary>
public sealed class FaultCaseTests
{
    [Fact]
    public Task Faults_are_found_by_resource_and_cause_except_those_with_a_reason() => FindsAsync(FaultCase.Tuned);

    [Fact]
    public Task Held_out_faults_are_found_except_those_with_a_reason() => FindsAsync(FaultCase.HeldOut);

    [Fact]
    public Task Harmless_changes_cause_no_error() => AcceptsAsync(HarmlessChange.Tuned);

    [Fact]
    public Task Held_out_harmless_changes_cause_no_error() => AcceptsAsync(HarmlessChange.HeldOut);

    [Fact]
    public void At_most_5_percent_of_the_faults_have_a_reason_to_be_missed()
    {
        Assert.True(FaultCase.Tuned.Count >= 400);
        Assert.True(HarmlessChange.Tuned.Count >= 150);
        Assert.True(FaultCase.Tuned.Count(each => each.Missed is not null) <= FaultCase.Tuned.Count * 0.05);
    }

    [Fact]
    public void Every_case_is_distinct_and_names_its_source()
    {
        Assert.All(
            [
                [.. FaultCase.Tuned.Select(each => each.Name), .. HarmlessChange.Tuned.Select(each => each.Name)],
                [.. FaultCase.HeldOut.Select(each => each.Name), .. HarmlessChange.HeldOut.Select(each => each.Name)],
            ],
            (IReadOnlyList<string> names) => Assert.Equal(names.Distinct(), names)
        );
        Assert.All(FaultCase.Tuned.Concat(FaultCase.HeldOut), each => Assert.StartsWith("https://", each.Source));
        Assert.All(HarmlessChange.Tuned, each => Assert.StartsWith("https://", each.Source));
    }

    private static async Task FindsAsync(IReadOnlyList<FaultCase> faults)
    {
        var run = await CaseRun.OfAsync(faults);
        var missed = run.Where(each => !each.Result.IsFound && each.Case.Missed is null).ToList();

        Assert.True(
            missed.Count == 0,
            $"{missed.Count} of {run.Count} are missed:\n{string.Join('\n', missed.Select(each => $"{each.Case}: {each.Result}"))}"
        );
        Assert.Empty(run.Where(each => each.Result.IsFound && each.Case.Missed is not null).Select(each => $"{each.Case} is found"));
    }

    private static async Task AcceptsAsync(IReadOnlyList<HarmlessChange> changes)
    {
        var run = await CaseRun.OfAsync(changes);
        var wrong = run.Where(each => each.Errors.Count > 0).ToList();

        Assert.True(
            wrong.Count == 0,
            $"{wrong.Count} of {run.Count}:\n"
                + string.Join('\n', wrong.Select(each => $"{each.Change}: {each.Errors[0].Resource}: {each.Errors[0].Message}"))
        );
    }
}
