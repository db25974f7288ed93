using Planning.Wire;
using Rehearsal.Life;
using Rehearsal.Records;
using Rehearsal.State;

namespace Preflight.Reports.Timelines;

/// <summary>One step of a rehearsed life in simulated time: what each resource took, and what decided the whole.</summary>
public sealed class Timeline
{
    private Timeline(string stack, LifeStep step)
    {
        (Stack, Step) = (stack, step);
        (Start, End) = (step.Attempts[0].Start, step.Attempts[^1].End);
        Paths = [.. step.Attempts.Select(CriticalPath.Of)];
        Groups = Grouped();
    }

    public string Stack { get; }

    public LifeStep Step { get; }

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; }

    public TimeSpan Length => End - Start;

    /// <summary>By component, in the order in which they begin.</summary>
    public IReadOnlyList<TimelineGroup> Groups { get; }

    /// <summary>The critical path of each attempt.</summary>
    public IReadOnlyList<IReadOnlyList<StepRecord>> Paths { get; }

    /// <summary>Times in which the program itself waited. Waits that follow each other at once, or overlap, are one.</summary>
    public IReadOnlyList<ProgramWait> Waits
    {
        get
        {
            var waits = new List<ProgramWait>();
            foreach (var wait in Step.Attempts.SelectMany(attempt => attempt.Waits).OrderBy(wait => wait.Start))
            {
                if (waits.Count > 0 && wait.Start - waits[^1].End <= TimeSpan.FromSeconds(1))
                {
                    waits[^1] = waits[^1] with { End = wait.End > waits[^1].End ? wait.End : waits[^1].End };
                }
                else
                {
                    waits.Add(wait);
                }
            }

            return waits;
        }
    }

    public string Title => $"{Stack}: {Step.Name} in simulated time";

    /// <summary>The totals in one sentence.</summary>
    public string Summary
    {
        get
        {
            var steps = Step.Attempts.SelectMany(attempt => attempt.Steps).ToList();
            return SimulatedTime.Short(Length)
                + (Step.Attempts.Count > 1 ? $" in {Step.Attempts.Count} attempts" : "")
                + $"; {Count(Groups.Sum(group => group.Rows.Count), "resource")}, {Count(steps.Sum(each => each.Calls), "call")}, "
                + $"{Count(steps.Sum(each => each.Retries.Count), "retry", "retries")}, {Count(Step.Problems.Count, "problem")}";
        }
    }

    /// <param name="step">It was played.</param>
    public static Timeline Of(string stack, LifeStep step) => new(stack, step);

    private static string Count(int count, string one, string? many = null) => $"{count} {(count == 1 ? one : many ?? $"{one}s")}";

    private List<TimelineGroup> Grouped()
    {
        var critical = Paths.SelectMany(path => path).ToHashSet();
        var steps = Step.Attempts.SelectMany(attempt => attempt.Steps).Where(step => step.Operation != Operation.Same).ToList();
        var parents = steps.DistinctBy(step => step.Urn).ToDictionary(step => step.Urn, step => step.Parent);
        return
        [
            .. steps
                .GroupBy(step => Component(step, parents))
                .OrderBy(group => group.Min(step => step.Start))
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new TimelineGroup(group.Key is { } urn ? Urn.Name(urn) : Stack, Rows(group, critical))),
        ];
    }

    /// <summary>The nearest parent that is no resource of Azure.</summary>
    private static string? Component(StepRecord step, Dictionary<string, string?> parents)
    {
        var parent = step.Parent;
        while (parent is not null && parents.TryGetValue(parent, out var above))
        {
            parent = above;
        }

        return parent is not null && Urn.QualifiedType(parent) == Urn.StackType ? null : parent;
    }

    private static List<TimelineRow> Rows(IEnumerable<StepRecord> steps, HashSet<StepRecord> critical) =>
        [
            .. steps
                .GroupBy(step => step.Urn)
                .OrderBy(row => row.Min(step => step.Start))
                .ThenBy(row => row.Max(step => step.End))
                .ThenBy(row => row.Key, StringComparer.Ordinal)
                .Select(row => new TimelineRow(
                    row.First().Name,
                    row.First().Type.Replace("azure-native:", "", StringComparison.Ordinal),
                    [.. row.OrderBy(step => step.Start).Select(step => new TimelineBar(step, critical.Contains(step)))]
                )),
        ];
}
