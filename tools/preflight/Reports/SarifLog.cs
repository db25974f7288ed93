using System.Reflection;
using System.Text.Json.Nodes;
using CommandLine;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Preflight.Reports;

/// <summary>Findings as SARIF 2.1.0, which code hosts show beside the code.</summary>
public static class SarifLog
{
    public static string Write(IReadOnlyList<CheckResult> judgements)
    {
        var rules = Rulebook
            .Facts.Values.Concat(judgements.SelectMany(judgement => judgement.Packs).SelectMany(pack => pack.Facts.Values))
            .DistinctBy(rule => rule.Id)
            .ToList();
        var run = new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "preflight",
                    ["informationUri"] = "https://learn.microsoft.com/azure/well-architected/ai/",
                    ["semanticVersion"] = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
                    ["rules"] = new JsonArray([.. rules.Select(Rule)]),
                },
            },
            ["invocations"] = new JsonArray(
                new JsonObject
                {
                    ["executionSuccessful"] = true,
                    ["toolExecutionNotifications"] = new JsonArray([
                        .. judgements.SelectMany(judgement => judgement.Notes.Select(note => Note(judgement, note))),
                    ]),
                }
            ),
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray([
                .. judgements.SelectMany(judgement =>
                    judgement
                        .Findings.Select(finding => Result(judgement, finding, rules, null))
                        .Concat(judgement.Waived.Select(waived => Result(judgement, waived.Finding, rules, waived.By)))
                ),
            ]),
        };
        return new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(run),
        }.ToJsonString(ReadableJson.Options);
    }

    private static JsonNode Note(CheckResult judgement, string note) =>
        new JsonObject
        {
            ["level"] = "note",
            ["message"] = new JsonObject { ["text"] = $"{judgement.Plan.Stack}: {note}." },
        };

    private static JsonNode Rule(RuleFacts facts)
    {
        var rule = new JsonObject
        {
            ["id"] = facts.Id,
            ["shortDescription"] = new JsonObject { ["text"] = facts.Title },
            ["fullDescription"] = new JsonObject { ["text"] = facts.Why },
            ["help"] = new JsonObject { ["text"] = facts.Fix },
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(facts.Severity) },
            ["properties"] = new JsonObject
            {
                ["tags"] = new JsonArray([facts.Pillar.ToString(), .. facts.Requirements.Select(id => (JsonNode)id)]),
            },
        };
        if (Uri.IsWellFormedUriString(facts.Source, UriKind.Absolute))
        {
            rule["helpUri"] = facts.Source;
        }

        return rule;
    }

    /// <summary>A plan has no lines: the location is the stack file, and the URN identifies the resource.</summary>
    private static JsonNode Result(CheckResult judgement, Finding finding, List<RuleFacts> rules, Waiver? waiver)
    {
        var result = new JsonObject
        {
            ["ruleId"] = finding.Rule,
            ["ruleIndex"] = rules.FindIndex(rule => rule.Id == finding.Rule),
            ["level"] = Level(finding.Severity),
            ["message"] = new JsonObject { ["text"] = $"{finding.Resource}: {finding.Message}" },
            ["locations"] = new JsonArray(
                new JsonObject
                {
                    ["physicalLocation"] = new JsonObject
                    {
                        ["artifactLocation"] = new JsonObject { ["uri"] = Uri.EscapeDataString($"Pulumi.{judgement.Plan.Stack}.yaml") },
                        ["region"] = new JsonObject { ["startLine"] = 1, ["endLine"] = 1 },
                    },
                    ["logicalLocations"] = new JsonArray(
                        new JsonObject
                        {
                            ["name"] = finding.Resource,
                            ["fullyQualifiedName"] = finding.Urn.Length > 0 ? finding.Urn : judgement.Plan.Stack,
                            ["kind"] = "resource",
                        }
                    ),
                }
            ),
            ["partialFingerprints"] = new JsonObject
            {
                ["finding/v1"] = $"{judgement.Plan.Stack}/{finding.Rule}/{finding.Urn}/{finding.Message}",
            },
        };
        if (waiver is not null)
        {
            result["suppressions"] = new JsonArray(
                new JsonObject
                {
                    ["kind"] = "external",
                    ["status"] = "accepted",
                    ["justification"] = $"{waiver.Reason} ({waiver.Owner}, until {waiver.Expires:yyyy-MM-dd})",
                }
            );
        }

        return result;
    }

    private static string Level(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
