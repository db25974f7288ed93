using System.Text;
using System.Text.Json.Nodes;
using Preflight.Costs;
using Spectre.Console;

namespace Preflight.Reports;

/// <summary>A change of cost for the terminal, for a pull request and as JSON.</summary>
internal static class CostDifference
{
    public static void Print(IAnsiConsole console, CostChange change)
    {
        console.MarkupLineInterpolated($"[bold]cost[/] {Total(change)}");
        foreach (var (component, before, after) in change.ByComponent)
        {
            console.MarkupLineInterpolated(
                $"  {CostText.Component(component)} {CostText.Money(before)} -> {CostText.Money(after)} ({CostText.Change(after - before)})"
            );
        }

        foreach (var note in Notes(change))
        {
            console.MarkupLineInterpolated($"[yellow]note[/] {note}");
        }
    }

    public static string Markdown(CostChange change, string before, string after)
    {
        var text = new StringBuilder(
            $"\n### cost\n\n{Total(change)}\n\n| component | {before} | {after} | change |\n|---|---:|---:|---:|\n"
        );
        foreach (var each in change.ByComponent)
        {
            var (was, now) = (CostText.Money(each.Before), CostText.Money(each.After));
            var component = MarkdownCell.Of(CostText.Component(each.Component));
            text.Append($"| {component} | {was} | {now} | {CostText.Change(each.After - each.Before)} |\n");
        }

        var (all, total) = (CostText.Money(change.Before.Total), CostText.Money(change.After.Total));
        text.Append($"| **all** | **{all}** | **{total}** | **{CostText.Change(change.Difference)}** |\n");
        var notes = Notes(change).ToList();
        return text.Append(notes.Count > 0 ? $"\n{string.Concat(notes.Select(note => $"- {MarkdownCell.Of(note)}\n"))}" : "").ToString();
    }

    public static JsonObject Json(CostChange change) =>
        new()
        {
            ["currency"] = "USD",
            ["before"] = change.Before.Total,
            ["after"] = change.After.Total,
            ["change"] = change.Difference,
            ["components"] = new JsonArray([
                .. change.ByComponent.Select(each =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["component"] = each.Component,
                            ["before"] = each.Before,
                            ["after"] = each.After,
                        }
                ),
            ]),
            ["notes"] = new JsonArray([.. Notes(change).Select(note => (JsonNode)note)]),
        };

    private static string Total(CostChange change) =>
        $"{CostText.Money(change.Before.Total)} -> {CostText.Money(change.After.Total)} a month "
        + $"({CostText.Change(change.Difference)}), estimated; `preflight cost` shows each line";

    private static IEnumerable<string> Notes(CostChange change)
    {
        if (change.Before.Stage != change.After.Stage)
        {
            var (before, after) = (change.Before.Stage.ToString().ToLowerInvariant(), change.After.Stage.ToString().ToLowerInvariant());
            yield return $"usage is assumed for {before} before and for {after} after";
        }

        foreach (var text in change.Before.Unpriced.Concat(change.After.Unpriced).Select(CostText.NoPrice).Distinct())
        {
            yield return text;
        }
    }
}
