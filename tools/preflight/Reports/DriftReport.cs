using System.Text.Json.Nodes;
using CommandLine;
using Preflight.Drift;
using Spectre.Console;

namespace Preflight.Reports;

/// <summary>The result of the drift check for the terminal and as JSON.</summary>
internal static class DriftReport
{
    public static void Print(IAnsiConsole console, DriftResult result)
    {
        foreach (var difference in result.Drift)
        {
            console.MarkupLineInterpolated($"[red]differs[/] {What(difference)}");
        }

        foreach (var same in result.Ignored.GroupBy(difference => (difference.Resource, difference.Type, difference.Ignored!.Path)))
        {
            var entry = same.First().Ignored!;
            console.MarkupLineInterpolated(
                $"[yellow]ignored[/] {same.Key.Resource} {same.Key.Type} {entry.Path}: {entry.Reason} [dim]({entry.Issue})[/]"
            );
        }

        foreach (var note in result.Notes)
        {
            console.MarkupLineInterpolated($"[yellow]note[/] {OneLine.Of(note)}");
        }

        // Where nothing is listed, no step says of which stack.
        var stack = result.Stack.Length == 0 ? "the stack" : result.Stack;
        var outcome = result.Drift.Count == 0 ? "matches Azure" : $"differs from Azure: {result.Drift.Count}";
        console.MarkupLineInterpolated($"[bold]{stack}[/] {outcome}; ignored: {result.Ignored.Count}");
    }

    public static string Json(DriftResult result) =>
        new JsonObject
        {
            ["stack"] = result.Stack,
            ["drift"] = List(result.Drift),
            ["ignored"] = List(result.Ignored),
            ["notes"] = new JsonArray([.. result.Notes.Select(note => (JsonNode)note)]),
        }.ToJsonString(ReadableJson.Options);

    private static JsonArray List(IEnumerable<Difference> differences) =>
        new([
            .. differences.Select(difference =>
                (JsonNode)
                    new JsonObject
                    {
                        ["resource"] = difference.Resource,
                        ["type"] = difference.Type,
                        ["property"] = difference.Property,
                        ["message"] = difference.Message,
                        ["issue"] = difference.Ignored?.Issue,
                    }
            ),
        ]);

    private static string What(Difference difference) =>
        OneLine.Of(
            $"{string.Join(' ', new[] { difference.Resource, difference.Type, difference.Property }.Where(part => part.Length > 0))}: "
                + difference.Message
        );
}
