using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AzureSimulator.Habits;
using Rehearsal.Records;

namespace Rehearsal.Tests.Habits;

/// <summary>For each habit a naive program that meets it, and what avoids it.</summary>
public sealed class HabitCaseTests
{
    public static TheoryData<string> All => [.. HabitCaseFile.All.Keys];

    public static TheoryData<string> Fixable => [.. HabitCaseFile.All.Values.Where(each => each.HasFix).Select(each => each.Name)];

    public static TheoryData<string> Switchable => [.. HabitCaseFile.All.Values.Where(each => !each.IsRule).Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_naive_program_meets_the_habit(string name)
    {
        var each = HabitCaseFile.All[name];

        var run = await CaseRun.PlayAsync(each, on: true);

        Good(run.Before);
        var step = run.Step!;
        if (each.Fails is { } fails)
        {
            var failure = Assert.Single(step.Steps, record => record.Failure is not null);
            Assert.Equal((string?)fails["on"], failure.Name);
            Assert.Matches(new Regex((string)fails["says"]!, RegexOptions.IgnoreCase), failure.Failure!.Message);
            Assert.Equal((string?)fails["code"] ?? failure.Failure.Code, failure.Failure.Code);

            // Where a habit is the cause, a rule may make the answer: a role that is not effective yet.
            Assert.Contains(failure.Failure.Habit, (string?[])[each.IsRule ? null : name, null]);
            return;
        }

        Good([step]);
        if (each.Differs is { } differs)
        {
            Assert.Contains(step.Differences, difference => Is(difference, (string)differs["on"]!, (string)differs["path"]!));
        }
        else if (each.Loses is { } lost)
        {
            Assert.Contains(step.Differences, difference => Is(difference, lost, ""));
        }
        else if (each.Shows is { } shows)
        {
            Assert.Equal((string?)shows["is"], Shown(run, shows));
        }
        else if (each.Waits is { } waits)
        {
            var off = await CaseRun.PlayAsync(each, on: false);
            Assert.True(Seconds(step, waits) - Seconds(off.Step!, waits) >= (double)waits["atLeast"]!, $"{Seconds(step, waits)} s");
        }
        else
        {
            Assert.True(each.Passes, "the case expects nothing");
        }
    }

    [Theory]
    [MemberData(nameof(Switchable))]
    public async Task The_naive_program_passes_without_the_habit(string name)
    {
        var each = HabitCaseFile.All[name];

        var run = await CaseRun.PlayAsync(each, on: false);

        Good([.. run.Before, run.Step!]);
        Fine(each, run.Step!);
        Assert.True(each.Shows is not { } shows || (string?)shows["is"] != Shown(run, shows));
    }

    [Theory]
    [MemberData(nameof(Fixable))]
    public async Task The_fixed_program_passes_with_the_habit(string name)
    {
        var each = HabitCaseFile.All[name];

        var run = await CaseRun.PlayAsync(each, on: true, isFixed: true);

        Good([.. run.Before, run.After ?? run.Step!]);
        Fine(each, run.Step!);
        Assert.Equal(each.AfterFailure is not null, run.Step!.Failed);
    }

    [Fact]
    public void Each_case_names_a_habit_that_exists() =>
        Assert.Empty(
            HabitCaseFile
                .All.Values.Where(each => !each.IsRule)
                .Select(each => each.Name)
                .Except(HabitCatalogue.All.Select(habit => habit.Id))
        );

    [Fact]
    public void Each_habit_has_a_case() => Assert.Empty(HabitCatalogue.All.Select(habit => habit.Id).Except(HabitCaseFile.All.Keys));

    [Fact]
    public void At_least_forty_habits_have_a_program_that_they_break() =>
        Assert.True(HabitCaseFile.All.Values.Count(each => each.Fails is not null) >= 40);

    private static void Good(IEnumerable<UpdateRecord> records) => Assert.All(records, record =>
        {
            Assert.Null(record.ProgramFailure);
            Assert.Empty(record.Steps.Where(step => step.Failure is not null).Select(step => $"{step.Name}: {step.Failure}"));
        });

    private static void Fine(HabitCase each, UpdateRecord step)
    {
        if (each.Differs is { } differs)
        {
            Assert.DoesNotContain(step.Differences, difference => Is(difference, (string)differs["on"]!, (string)differs["path"]!));
        }

        if (each.Loses is { } lost)
        {
            Assert.DoesNotContain(step.Differences, difference => Is(difference, lost, ""));
        }
    }

    private static bool Is(RefreshDifference difference, string name, string path) =>
        difference.Name == name
        && (difference.Path == path || path.Length > 0 && difference.Path.StartsWith(path, StringComparison.Ordinal));

    private static string? Shown(CaseRun run, JsonObject shows)
    {
        JsonNode? node = run.Answers[(string)shows["on"]!];
        foreach (var part in ((string)shows["path"]!).Split('.'))
        {
            node = (node as JsonObject)?[part];
        }

        return node?.ToString();
    }

    private static double Seconds(UpdateRecord update, JsonObject waits) =>
        update.Steps.Where(step => step.Name == (string?)waits["on"]).Sum(step => step.Duration.TotalSeconds);
}
