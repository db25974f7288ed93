using Rehearsal.Life;
using Rehearsal.Records;
using Rehearsal.State;
using Spectre.Console;

namespace Preflight.Reports;

/// <summary>A rehearsal for the terminal: each step with its duration, its critical path, its retries and its problems.</summary>
internal static class RehearsalTimeline
{
    /// <summary>Steps of the critical path that are shorter are left out.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(30);

    private static readonly Operation[] Counted = [Operation.Create, Operation.Update, Operation.Replace, Operation.Delete, Operation.Same];

    public static void Print(IAnsiConsole console, LifeResult result)
    {
        foreach (var step in result.Steps)
        {
            Print(console, step);
        }

        foreach (var passed in result.PassedOver)
        {
            console.MarkupLineInterpolated($"[yellow]passed over[/] {passed}: its type is not simulated");
        }

        foreach (var note in result.Notes)
        {
            console.MarkupLineInterpolated($"[yellow]note[/] {OneLine.Of(note)}");
        }

        var problems = result.Steps.Sum(step => step.Problems.Count);
        var played = result.Steps.Count(step => step.Skipped is null);
        console.MarkupLineInterpolated(
            $"[bold]{result.Stack}[/] {played} steps played, {result.Steps.Count - played} skipped; problems: {problems}"
        );
    }

    private static void Print(IAnsiConsole console, LifeStep step)
    {
        if (step.Skipped is { } reason)
        {
            console.MarkupLineInterpolated($"[dim]{step.Name, -14} skipped: {reason}[/]");
            return;
        }

        var colour = step.Problems.Count == 0 ? "green" : "red";
        console.MarkupLine(
            $"[{colour}]{Markup.Escape(step.Name), -14}[/] {SimulatedTime.Text(step.Duration)}  {Markup.Escape(Counts(step))}"
        );
        foreach (var attempt in step.Attempts.OrderByDescending(attempt => attempt.Duration).Take(1))
        {
            Path(console, attempt);
        }

        foreach (
            var retry in step
                .Attempts.SelectMany(attempt => attempt.Steps)
                .SelectMany(each => each.Retries)
                .GroupBy(each => (each.Habit, each.Code))
        )
        {
            var waited = SimulatedTime.Text(retry.Aggregate(TimeSpan.Zero, (sum, each) => sum + each.Wait));
            console.MarkupLineInterpolated($"    retried {Times(retry.Count())}, {waited}: {retry.Key.Code} ({retry.Key.Habit ?? "rule"})");
        }

        foreach (var note in step.Notes)
        {
            console.MarkupLineInterpolated($"    [yellow]note[/] {OneLine.Of(note)}");
        }

        foreach (var problem in step.Problems)
        {
            console.MarkupLineInterpolated($"  [red]problem[/] {OneLine.Of($"{problem.Resource} {problem.Answer}".Trim())}");
            console.MarkupLineInterpolated($"    why: {problem.Why}{(problem.Habit is { } habit ? $" [{habit}]" : "")}");
            console.MarkupLineInterpolated($"    fix: {problem.Fix}");
            if (problem.Urn.Length > 0)
            {
                console.MarkupLineInterpolated($"    [dim]{problem.Urn}[/]");
            }
        }
    }

    private static void Path(IAnsiConsole console, UpdateRecord update)
    {
        var path = CriticalPath.Of(update).Where(each => each.Duration >= Least).ToList();
        if (path.Count > 0)
        {
            console.MarkupLineInterpolated(
                $"    critical path: {string.Join(" > ", path.Select(each => $"{each.Name} {SimulatedTime.Text(each.Duration)}"))}"
            );
        }

        foreach (var wait in update.Waits.Where(wait => wait.End - wait.Start >= Least).DistinctBy(wait => wait.End))
        {
            console.MarkupLineInterpolated(
                $"    the program waited {SimulatedTime.Text(wait.End - wait.Start)} until {SimulatedTime.Text(wait.End - update.Start)}"
            );
        }
    }

    private static string Counts(LifeStep step)
    {
        var steps = step.Attempts.SelectMany(attempt => attempt.Steps).ToList();
        var parts = Counted
            .Select(operation => (Operation: operation, Count: steps.Count(each => each.Operation == operation)))
            .Where(part => part.Count > 0)
            .Select(part => $"{part.Operation.ToString().ToLowerInvariant()} {part.Count}")
            .Concat(step.Attempts.Count > 0 ? [$"calls {steps.Sum(each => each.Calls)}"] : (string[])[]);
        return string.Join(", ", parts);
    }

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";
}
