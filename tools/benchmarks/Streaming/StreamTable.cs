using Benchmarks.Load;
using Spectre.Console;

namespace Benchmarks.Streaming;

/// <summary>The results as two tables: measurements and targets.</summary>
internal static class StreamTable
{
    public static void Print(IReadOnlyList<Rounds> all, bool markdown)
    {
        // A pipe has no width.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 150);
        var border = markdown ? TableBorder.Markdown : TableBorder.Square;

        var measured = new Table()
            .Border(border)
            .AddColumns(
                "workload",
                "target",
                "answers/s",
                "first word ms p50 / p99",
                "whole ms p50 / p99",
                "CPU ms/answer",
                "memory MB",
                "answers/s, app / this"
            );
        foreach (var rounds in all)
        foreach (var target in rounds.Targets)
            measured.AddRow(
                rounds.Workload.Name,
                target,
                $"{rounds.Median(target, measure => measure.PerSecond):0.0}",
                $"{rounds.Median(target, measure => measure.FirstWord50):0.00} / "
                    + $"{rounds.Median(target, measure => measure.FirstWord99):0.00}",
                $"{rounds.Median(target, measure => measure.Whole50):0.0} / {rounds.Median(target, measure => measure.Whole99):0.0}",
                $"{rounds.Median(target, measure => measure.Cpu):0.00}",
                $"{rounds.Median(target, measure => measure.Megabytes):0}",
                $"{rounds.Compare("app", target, (app, other) => app.PerSecond / other.PerSecond):0.000}"
            );
        AnsiConsole.Write(measured);

        var bars = new Table().Border(border).AddColumns("promise", "asked", "measured", "");
        foreach (var bar in Bar.Of(all))
            bars.AddRow(bar.Promise, bar.Asked, bar.Found, bar.Reached ? "reached" : "NOT reached");
        AnsiConsole.Write(bars);
    }
}
