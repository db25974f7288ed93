using System.Text;
using System.Text.Json.Nodes;
using CommandLine;
using Planning.Plans;
using Planning.Updates;
using Preflight.Costs;
using Preflight.Rules.Framework;
using Spectre.Console;

namespace Preflight.Reports;

/// <summary>Differences for the terminal, for a pull request and as JSON.</summary>
public static class DifferenceList
{
    public static void Print(IAnsiConsole console, PlanDifference difference, CostChange cost, IReadOnlyList<Finding> between)
    {
        foreach (var component in difference.Resources.GroupBy(resource => resource.Component))
        {
            console.MarkupLineInterpolated($"[bold]{(component.Key.Length == 0 ? "stack" : component.Key)}[/]");
            foreach (var resource in component)
            {
                var (sign, color) = Sign(resource.Change);
                var loss = resource.LosesData ? " [red]loses data[/]" : "";
                console.MarkupLine($"  [{color}]{sign}[/] {Markup.Escape(resource.Name)} [dim]{Markup.Escape(resource.Type)}[/]{loss}");
                foreach (var property in resource.Properties)
                {
                    var (old, now) = DifferingPart.Of(property.Before, property.After);
                    var values = $"{Markup.Escape(old ?? "not set")} -> {Markup.Escape(now ?? "not set")}";
                    var replaces = property.Replaces ? " [red]replaces[/]" : "";
                    console.MarkupLine($"      {Markup.Escape(property.Path)}: {values}{replaces}");
                }
            }
        }

        console.MarkupLineInterpolated($"{Totals(difference)}");
        CostDifference.Print(console, cost);
        foreach (var finding in between)
        {
            var (color, word) = finding.Severity == Severity.Error ? ("red", "error") : ("yellow", "warning");
            console.MarkupLineInterpolated(
                $"[{color}]{word}[/] {OneLine.Of($"{finding.Resource}: {finding.Message}")} [dim]{finding.Rule}[/]"
            );
        }
    }

    public static string Markdown(PlanDifference difference, CostChange cost, IReadOnlyList<Finding> between, string before, string after)
    {
        var text = new StringBuilder($"## {before} → {after}\n\n{Totals(difference)}\n");
        foreach (var component in difference.Resources.GroupBy(resource => resource.Component))
        {
            text.Append($"\n### {(component.Key.Length == 0 ? "stack" : component.Key)}\n\n");
            text.Append($"| | resource | property | {before} | {after} |\n|---|---|---|---|---|\n");
            foreach (var resource in component)
            {
                var what = $"{resource.Change.ToString().ToLowerInvariant()}{(resource.LosesData ? ", **loses data**" : "")}";
                foreach (var property in resource.Properties.DefaultIfEmpty(null))
                {
                    var (old, now) = DifferingPart.Of(property?.Before, property?.After);
                    string?[] cells = [property?.Path, old, now];
                    var values = string.Join(" | ", cells.Select(MarkdownCell.Of));
                    text.Append($"| {what} | `{MarkdownCell.Of(resource.Name)}` | {values} |\n");
                }
            }
        }

        var models = string.Concat(
            between.Select(finding =>
                $"- {(finding.Severity == Severity.Error ? "❌" : "⚠️")} `{finding.Resource}`: {MarkdownCell.Of(finding.Message)}\n"
            )
        );
        text.Append(between.Count > 0 ? $"\n### models\n\n{models}" : "");
        return text.Append(CostDifference.Markdown(cost, before, after)).ToString();
    }

    public static string Json(PlanDifference difference, CostChange cost, IReadOnlyList<Finding> between) =>
        new JsonObject
        {
            ["resources"] = Resources(difference),
            ["cost"] = CostDifference.Json(cost),
            ["findings"] = new JsonArray([
                .. between.Select(finding =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["rule"] = finding.Rule,
                            ["resource"] = finding.Resource,
                            ["message"] = finding.Message,
                        }
                ),
            ]),
        }.ToJsonString(ReadableJson.Options);

    private static JsonArray Resources(PlanDifference difference) =>
        new([
            .. difference.Resources.Select(resource =>
                (JsonNode)
                    new JsonObject
                    {
                        ["component"] = resource.Component,
                        ["type"] = resource.Type,
                        ["name"] = resource.Name,
                        ["change"] = resource.Change.ToString().ToLowerInvariant(),
                        ["losesData"] = resource.LosesData,
                        ["properties"] = new JsonArray([
                            .. resource.Properties.Select(property =>
                                (JsonNode)
                                    new JsonObject
                                    {
                                        ["path"] = property.Path,
                                        ["before"] = property.Before,
                                        ["after"] = property.After,
                                        ["replaces"] = property.Replaces,
                                    }
                            ),
                        ]),
                    }
            ),
        ]);

    private static string Totals(PlanDifference difference)
    {
        int Of(Change change) => difference.Resources.Count(resource => resource.Change == change);
        var losses = difference.Resources.Count(resource => resource.LosesData);
        return $"{Of(Change.Added)} added, {Of(Change.Changed)} changed, {Of(Change.Replaced)} replaced, {Of(Change.Removed)} removed; "
            + $"{losses} lose data";
    }

    private static (string Sign, string Color) Sign(Change change) =>
        change switch
        {
            Change.Added => ("+", "green"),
            Change.Removed => ("-", "red"),
            Change.Replaced => ("±", "red"),
            _ => ("~", "yellow"),
        };
}
