using System.Text.Json.Nodes;
using CommandLine;
using Preflight.Checking;
using Preflight.Rules.Framework;
using Spectre.Console;

namespace Preflight.Reports;

/// <summary>Findings for people and for programs.</summary>
internal static class FindingList
{
    public static void Print(IAnsiConsole console, CheckResult judgement)
    {
        foreach (var finding in judgement.Findings)
        {
            var color = finding.Severity == Severity.Error ? "red" : "yellow";
            console.MarkupLine(
                $"[{color}]{finding.Severity.ToString().ToLowerInvariant()}[/] {Markup.Escape(finding.Resource)}: {Markup.Escape(finding.Message)} [dim]{finding.Rule}[/]"
            );
        }

        var errors = judgement.Findings.Count(finding => finding.Severity == Severity.Error);
        console.MarkupLineInterpolated(
            $"[bold]{judgement.Plan.Stack}[/]: {judgement.Plan.Resources.Count(resource => resource.Custom)} resources, {errors} errors, {judgement.Findings.Count - errors} warnings, {judgement.Waived.Count} waived"
        );
    }

    public static string Json(IEnumerable<CheckResult> judgements) =>
        new JsonArray([
            .. judgements.Select(judgement =>
                (JsonNode)
                    new JsonObject
                    {
                        ["stack"] = judgement.Plan.Stack,
                        ["findings"] = new JsonArray([
                            .. judgement.Findings.Select(finding =>
                                (JsonNode)
                                    new JsonObject
                                    {
                                        ["rule"] = finding.Rule,
                                        ["severity"] = finding.Severity.ToString().ToLowerInvariant(),
                                        ["resource"] = finding.Resource,
                                        ["urn"] = finding.Urn,
                                        ["pillar"] = Rulebook.Facts[finding.Rule].Pillar.ToString(),
                                        ["message"] = finding.Message,
                                    }
                            ),
                        ]),
                        ["waived"] = new JsonArray([
                            .. judgement.Waived.Select(waived =>
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
