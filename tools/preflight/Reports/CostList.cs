using Preflight.Costs;
using Spectre.Console;

namespace Preflight.Reports;

/// <summary>An estimate for the terminal, the largest amounts first.</summary>
internal static class CostList
{
    public static void Print(IAnsiConsole console, CostEstimate estimate)
    {
        var stage = estimate.Stage.ToString().ToLowerInvariant();
        console.MarkupLineInterpolated(
            $"[bold]{estimate.Stack}[/]: {CostText.Money(estimate.Total)} a month, as {stage} ({CostText.Terms(estimate)})"
        );
        var (shown, small) = SmallAmounts.Fold(estimate.ByComponent, each => each.Amount);
        foreach (var (component, amount, lines) in shown)
        {
            console.MarkupLineInterpolated($"[bold]{CostText.Component(component)}[/] {CostText.Money(amount)}");
            PrintLines(console, lines);
        }

        if (small.Count > 0)
        {
            var names = string.Join(", ", small.Select(each => CostText.Component(each.Component)));
            var sum = CostText.Money(small.Sum(each => each.Amount));
            console.MarkupLineInterpolated($"[bold]{SmallAmounts.Title(small.Count, "components")}[/] {sum} [dim]({names})[/]");
        }

        PrintBasis(console, estimate);
    }

    private static void PrintLines(IAnsiConsole console, IReadOnlyList<CostLine> lines)
    {
        var (shown, small) = SmallAmounts.Fold(lines, line => line.Amount);
        foreach (var line in shown)
        {
            var amount = $"{CostText.Working(line)} = {CostText.Money(line.Amount)}";
            console.MarkupLineInterpolated($"  {line.Resource}, {line.What}: {amount} [dim]{CostText.From(line)}[/]");
        }

        if (small.Count > 0)
        {
            var sum = CostText.Money(small.Sum(line => line.Amount));
            console.MarkupLineInterpolated($"  {SmallAmounts.Title(small.Count, "lines")}: {sum}");
        }
    }

    private static void PrintBasis(IAnsiConsole console, CostEstimate estimate)
    {
        foreach (var each in estimate.Unpriced)
        {
            console.MarkupLineInterpolated($"[yellow]{CostText.NoPrice(each)}[/]");
        }

        console.MarkupLineInterpolated($"[bold]assumed[/] (set them for a stack with `cost:` in preflight.yaml)");
        foreach (var (assumption, value, isSet) in estimate.Assumptions)
        {
            console.MarkupLineInterpolated($"  {assumption.Key} {CostText.Number(value)}: {assumption.Text}{(isSet ? " [set]" : "")}");
        }

        console.MarkupLineInterpolated($"[bold]prices[/]");
        foreach (var (id, source, lines) in CostText.Sources(estimate))
        {
            var count = $"{lines} {(lines == 1 ? "line" : "lines")}";
            console.MarkupLineInterpolated($"  {id}{(source.Verify ? " ?" : "")}, {count}: {CostText.Source(source)}");
        }

        foreach (var note in CostText.Notes(estimate))
        {
            console.MarkupLineInterpolated($"[yellow]note[/] {note}");
        }
    }
}
