using Preflight.Costs;
using Spectre.Console;

namespace Preflight.Reports;

/// <summary>An estimate for people at a terminal.</summary>
internal static class CostList
{
    public static void Print(IAnsiConsole console, CostEstimate estimate)
    {
        console.MarkupLineInterpolated(
            $"[bold]{estimate.Stack}[/]: {CostText.Money(estimate.Total)} a month, as {estimate.Stage.ToString().ToLowerInvariant()} ({CostText.Terms})"
        );
        foreach (var (component, amount, lines) in estimate.ByComponent)
        {
            console.MarkupLineInterpolated($"[bold]{CostText.Component(component)}[/] {CostText.Money(amount)}");
            foreach (var line in lines)
            {
                console.MarkupLineInterpolated(
                    $"  {line.Resource}, {line.What}: {CostText.Working(line)} = {CostText.Money(line.Amount)} [dim]{CostText.From(line)}[/]"
                );
            }
        }

        foreach (var each in estimate.Unpriced)
        {
            console.MarkupLineInterpolated($"[yellow]{CostText.NoPrice(each)}[/]");
        }

        console.MarkupLineInterpolated($"[bold]assumed[/] (`cost:` in preflight.yaml sets them for a stack)");
        foreach (var (assumption, value, isSet) in estimate.Assumptions)
        {
            console.MarkupLineInterpolated($"  {assumption.Key} {CostText.Number(value)}: {assumption.Text}{(isSet ? " [set]" : "")}");
        }

        console.MarkupLineInterpolated($"[bold]prices[/]");
        foreach (var (id, source, lines) in CostText.Sources(estimate))
        {
            console.MarkupLineInterpolated(
                $"  {id}{(source.Verify ? " ?" : "")}, {lines} {(lines == 1 ? "line" : "lines")}: {CostText.Source(source)}"
            );
        }

        foreach (var note in CostText.Notes(estimate))
        {
            console.MarkupLineInterpolated($"[yellow]note[/] {note}");
        }
    }
}
