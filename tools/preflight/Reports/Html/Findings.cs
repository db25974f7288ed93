using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Preflight.Reports.Html;

/// <summary>Findings and waivers.</summary>
internal static class Findings
{
    public static void Write(Page page, CheckResult result)
    {
        page.Section("Findings", "What the rules found, by pillar of the Well-Architected Framework.");
        foreach (var pillar in result.Findings.GroupBy(finding => result.FactsOf(finding.Rule).Pillar).OrderBy(group => group.Key))
        {
            page.Heading(pillar.Key.ToString());
            page.Table(
                $"Findings: {pillar.Key}",
                ["Resource", "Severity", "Finding", "Rule"],
                pillar
                    .OrderByDescending(finding => finding.Severity == Severity.Error)
                    .Select(finding => new[] { finding.Resource, finding.Severity.ToString(), finding.Message, finding.Rule })
            );
        }

        if (result.Findings.Count == 0)
        {
            page.Say($"None: {Rulebook.Facts.Count} rules were checked.");
        }

        foreach (var note in result.Notes)
        {
            page.Say($"Note: {note}.");
        }

        if (result.Waived.Count == 0)
        {
            return;
        }

        page.OpenDetails($"{result.Waived.Count} accepted {(result.Waived.Count == 1 ? "finding" : "findings")}");
        page.Table(
            "Accepted findings",
            ["Resource", "Rule", "Finding", "Reason", "Owner", "Until"],
            result.Waived.Select(waived =>
                new[]
                {
                    waived.Finding.Resource,
                    waived.Finding.Rule,
                    waived.Finding.Message,
                    waived.By.Reason,
                    waived.By.Owner,
                    waived.By.Expires.ToString("yyyy-MM-dd"),
                }
            )
        );
        page.CloseDetails();
    }
}
