using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CommandLine;
using Planning.Updates;
using Preflight.Costs;
using Preflight.Gate;
using Spectre.Console;

namespace Preflight.Reports;

/// <summary>The result of the gate for the terminal, for a pull request and as JSON.</summary>
internal static class GateReport
{
    public static void Print(IAnsiConsole console, GateResult verdict)
    {
        foreach (var refusal in verdict.Refused)
        {
            var way =
                refusal.AcceptedBy is { } name ? $"--allow {name} accepts it"
                : refusal.IsFinding ? "fix it, or waive it in preflight.yaml"
                : "the update would stop there";
            console.MarkupLineInterpolated($"[red]rejected[/] {What(refusal)} [dim]({way})[/]");
        }

        foreach (var refusal in verdict.Accepted)
        {
            console.MarkupLineInterpolated($"[yellow]accepted[/] {What(refusal)} [dim]({refusal.AcceptedBy})[/]");
        }

        foreach (var note in Notes(verdict))
        {
            console.MarkupLineInterpolated($"[yellow]note[/] {note}");
        }

        var counts = $"{Counts(verdict.Preview)}; {Cost(verdict.Cost)}";
        console.MarkupLineInterpolated($"[bold]{verdict.Preview.Stack}[/] {Outcome(verdict)}: {counts}");
    }

    public static string Markdown(GateResult verdict)
    {
        var text = new StringBuilder($"## {(verdict.Passes ? "✅" : "❌")} Gate: {verdict.Preview.Stack} {Outcome(verdict)}\n\n");
        text.Append($"{Counts(verdict.Preview)}; {Cost(verdict.Cost)}.\n");
        Table(text, "Rejected", "accept with", verdict.Refused, refusal => refusal.AcceptedBy is { } name ? $"`{name}`"
            : refusal.IsFinding ? "a waiver in preflight.yaml"
            : "nothing: the update would stop there");
        Table(text, "Accepted", "by", verdict.Accepted, refusal => $"`{refusal.AcceptedBy}`");
        var notes = Notes(verdict).ToList();
        text.Append(notes.Count > 0 ? $"\n{string.Concat(notes.Select(note => $"- {MarkdownCell.Of(note)}\n"))}" : "");
        return text.ToString();
    }

    public static string Json(GateResult verdict) =>
        new JsonObject
        {
            ["stack"] = verdict.Preview.Stack,
            ["passes"] = verdict.Passes,
            ["changes"] = new JsonObject(
                verdict
                    .Preview.Summary.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))
            ),
            ["refused"] = List(verdict.Refused),
            ["accepted"] = List(verdict.Accepted),
            ["cost"] = new JsonObject
            {
                ["before"] = verdict.Cost.Before.Total,
                ["after"] = verdict.Cost.After.Total,
                ["change"] = verdict.Cost.Difference,
                ["percent"] = verdict.Cost.Percent is { } percent ? Math.Round(percent, 1) : null,
            },
            ["notes"] = new JsonArray([.. Notes(verdict).Select(note => (JsonNode)note)]),
        }.ToJsonString(ReadableJson.Options);

    private static JsonArray List(IEnumerable<GateFinding> refusals) =>
        new([
            .. refusals.Select(refusal =>
                (JsonNode)
                    new JsonObject
                    {
                        ["resource"] = refusal.Resource,
                        ["type"] = refusal.Type,
                        ["message"] = refusal.Message,
                        ["acceptedBy"] = refusal.AcceptedBy,
                    }
            ),
        ]);

    private static void Table(
        StringBuilder text,
        string title,
        string last,
        IReadOnlyList<GateFinding> refusals,
        Func<GateFinding, string> by
    )
    {
        if (refusals.Count == 0)
        {
            return;
        }

        text.Append($"\n### {title}\n\n| resource | type | what | {last} |\n|---|---|---|---|\n");
        foreach (var refusal in refusals)
        {
            var (type, message) = (MarkdownCell.Of(refusal.Type), MarkdownCell.Of(refusal.Message));
            text.Append($"| `{MarkdownCell.Of(refusal.Resource)}` | {type} | {message} | {by(refusal)} |\n");
        }
    }

    private static string What(GateFinding refusal) =>
        OneLine.Of($"{refusal.Resource}{(refusal.Type.Length == 0 ? "" : $" {refusal.Type}")}: {refusal.Message}");

    private static string Outcome(GateResult verdict) => verdict.Passes ? "passes" : "is rejected";

    private static string Counts(Preview preview) =>
        preview.Summary.Count == 0
            ? "no changes"
            : string.Join(
                ", ",
                preview.Summary.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Value} {entry.Key}")
            );

    private static string Cost(CostChange cost) =>
        cost.Percent is { } percent
            ? $"{CostText.Money(cost.Before.Total)} -> {CostText.Money(cost.After.Total)} a month "
                + $"({CostText.Change(cost.Difference)}, {percent.ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture)} %)"
            : $"{CostText.Money(cost.After.Total)} a month, $0.00 before";

    private static IEnumerable<string> Notes(GateResult verdict) =>
        verdict
            .NotNeeded.Select(name => $"--allow {name} was not needed")
            .Concat(verdict.Preview.Notes)
            .Concat(verdict.Cost.After.Unpriced.Select(CostText.NoPrice).Distinct())
            .Concat(
                verdict.Preview.ListsSame
                    ? []
                    : ["the preview does not list unchanged resources; their cost is taken from the plan of the program"]
            );
}
