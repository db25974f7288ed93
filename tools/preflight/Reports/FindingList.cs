using System.Text.Json.Nodes;
using CommandLine;
using Preflight.Checking;
using Preflight.Rules.Framework;
using Spectre.Console;

namespace Preflight.Reports;

/// <summary>Findings for the terminal and as JSON.</summary>
internal static class FindingList
{
    public static void Print(IAnsiConsole console, CheckResult result)
    {
        foreach (var finding in result.Findings)
        {
            var color = finding.Severity == Severity.Error ? "red" : "yellow";
            var severity = $"[{color}]{finding.Severity.ToString().ToLowerInvariant()}[/]";
            console.MarkupLine($"{severity} {Markup.Escape(OneLine.Of($"{finding.Resource}: {finding.Message}"))} [dim]{finding.Rule}[/]");
        }

        foreach (var note in result.Notes)
        {
            console.MarkupLineInterpolated($"[dim]note: {OneLine.Of(note)}[/]");
        }

        console.MarkupLineInterpolated($"[bold]{result.Plan.Stack}[/]: {Counts(result)}");
    }

    public static string Counts(CheckResult result)
    {
        var errors = result.Findings.Count(finding => finding.Severity == Severity.Error);
        var (resources, warnings) = (result.Plan.Resources.Count(resource => resource.Custom), result.Findings.Count - errors);
        return $"{resources} resources, {errors} errors, {warnings} warnings, {result.Waived.Count} waived";
    }

    public static string Json(IEnumerable<CheckResult> results) =>
        new JsonArray([
            .. results.Select(result =>
                (JsonNode)
                    new JsonObject
                    {
                        ["stack"] = result.Plan.Stack,
                        ["findings"] = new JsonArray([
                            .. result.Findings.Select(finding =>
                                (JsonNode)
                                    new JsonObject
                                    {
                                        ["rule"] = finding.Rule,
                                        ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
                                        ["resource"] = finding.Resource,
                                        ["urn"] = finding.Urn,
                                        ["pillar"] = result.FactsOf(finding.Rule).Pillar.ToString(),
                                        ["message"] = finding.Message,
                                    }
                            ),
                        ]),
                        ["notes"] = new JsonArray([.. result.Notes.Select(note => (JsonNode)note)]),
                        ["waived"] = new JsonArray([
                            .. result.Waived.Select(waived =>
                                (JsonNode)
                                    new JsonObject
                                    {
                                        ["rule"] = waived.Finding.Rule,
                                        ["resource"] = waived.Finding.Resource,
                                        ["message"] = waived.Finding.Message,
                                        ["reason"] = waived.By.Reason,
                                        ["owner"] = waived.By.Owner,
                                        ["expires"] = waived.By.Expires.ToString("yyyy-MM-dd"),
                                    }
                            ),
                        ]),
                    }
            ),
        ]).ToJsonString(ReadableJson.Options);
}
