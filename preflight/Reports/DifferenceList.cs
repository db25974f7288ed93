using System.Text;
using System.Text.Json.Nodes;
using Preflight.Plans;
using Spectre.Console;

namespace Preflight.Reports;

/// <summary>Differences for people and for programs.</summary>
internal static class DifferenceList
{
    public static void Print(IAnsiConsole console, PlanDifference difference)
    {
        foreach (var component in difference.Resources.GroupBy(resource => resource.Component))
        {
            console.MarkupLineInterpolated($"[bold]{(component.Key.Length == 0 ? "stack" : component.Key)}[/]");
            foreach (var resource in component)
            {
                var (sign, color) = Sign(resource.Change);
                console.MarkupLine($"  [{color}]{sign}[/] {Markup.Escape(resource.Name)} [dim]{Markup.Escape(resource.Type)}[/]{(resource.LosesData ? " [red]loses data[/]" : "")}");
                foreach (var property in resource.Properties)
                {
                    console.MarkupLine($"      {Markup.Escape(property.Path)}: {Markup.Escape(property.Before ?? "not set")} -> {Markup.Escape(property.After ?? "not set")}{(property.Replaces ? " [red]replaces[/]" : "")}");
                }
            }
        }

        console.MarkupLineInterpolated($"{Totals(difference)}");
    }

    public static string Markdown(PlanDifference difference, string before, string after)
    {
        var text = new StringBuilder($"## {before} → {after}\n\n{Totals(difference)}\n");
        foreach (var component in difference.Resources.GroupBy(resource => resource.Component))
        {
            text.Append($"\n### {(component.Key.Length == 0 ? "stack" : component.Key)}\n\n| | resource | property | {before} | {after} |\n|---|---|---|---|---|\n");
            foreach (var resource in component)
            {
                var what = $"{resource.Change.ToString().ToLowerInvariant()}{(resource.LosesData ? ", **loses data**" : "")}";
                foreach (var property in resource.Properties.DefaultIfEmpty(null))
                {
                    text.Append($"| {what} | `{resource.Name}` | {MarkdownCell.Of(property?.Path)} | {MarkdownCell.Of(property?.Before)} | {MarkdownCell.Of(property?.After)} |\n");
                }
            }
        }

        return text.ToString();
    }

    public static string Json(PlanDifference difference) => new JsonArray([.. difference.Resources.Select(resource => (JsonNode)new JsonObject
    {
        ["component"] = resource.Component,
        ["type"] = resource.Type,
        ["name"] = resource.Name,
        ["change"] = resource.Change.ToString().ToLowerInvariant(),
        ["losesData"] = resource.LosesData,
        ["properties"] = new JsonArray([.. resource.Properties.Select(property => (JsonNode)new JsonObject
        {
            ["path"] = property.Path, ["before"] = property.Before, ["after"] = property.After, ["replaces"] = property.Replaces,
        })]),
    })]).ToJsonString(FindingList.Readable);

    private static string Totals(PlanDifference difference)
    {
        int Of(Change change) => difference.Resources.Count(resource => resource.Change == change);
        return $"{Of(Change.Added)} added, {Of(Change.Changed)} changed, {Of(Change.Replaced)} replaced, {Of(Change.Removed)} removed; {difference.Resources.Count(resource => resource.LosesData)} lose data";
    }

    private static (string Sign, string Color) Sign(Change change) => change switch
    {
        Change.Added => ("+", "green"),
        Change.Removed => ("-", "red"),
        Change.Replaced => ("±", "red"),
        _ => ("~", "yellow"),
    };
}
