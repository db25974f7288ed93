using System.Text;
using Preflight.Checking;
using Preflight.Rules.Framework;

namespace Preflight.Reports;

/// <summary>Findings as Markdown, fit for a comment on a pull request.</summary>
public static class FindingTable
{
    public static string Markdown(IReadOnlyList<CheckResult> results)
    {
        var text = new StringBuilder("## Preflight\n");
        foreach (var result in results)
        {
            var mark = result.HasErrors ? "❌" : "✅";
            text.Append($"\n### {mark} {result.Plan.Stack}: {FindingList.Counts(result)}\n");
            Table(
                text,
                "",
                ["", "resource", "finding", "rule"],
                result.Findings.Select(finding =>
                    new[]
                    {
                        finding.Severity == Severity.Error ? "error" : "warning",
                        $"`{finding.Resource}`",
                        finding.Message,
                        Rule(result, finding.Rule),
                    }
                )
            );
            Table(
                text,
                "<details><summary>Waived</summary>\n",
                ["resource", "rule", "reason", "owner", "until"],
                result.Waived.Select(waived =>
                    new[]
                    {
                        $"`{waived.Finding.Resource}`",
                        Rule(result, waived.Finding.Rule),
                        waived.By.Reason,
                        waived.By.Owner,
                        waived.By.Expires.ToString("yyyy-MM-dd"),
                    }
                )
            );
            text.Append(result.Waived.Count > 0 ? "\n</details>\n" : "");
            text.Append(string.Concat(result.Notes.Select(note => $"\n{MarkdownCell.Of(note)}.\n")));
        }

        return text.ToString();
    }

    private static void Table(StringBuilder text, string before, string[] head, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count > 0)
        {
            text.Append($"\n{before}\n| {string.Join(" | ", head)} |\n|{string.Concat(head.Select(_ => "---|"))}\n");
            all.ForEach(row => text.Append($"| {string.Join(" | ", row.Select(MarkdownCell.Of))} |\n"));
        }
    }

    private static string Rule(CheckResult result, string id) =>
        result.FactsOf(id).Source is var source && Uri.IsWellFormedUriString(source, UriKind.Absolute) ? $"[{id}]({source})" : id;
}
