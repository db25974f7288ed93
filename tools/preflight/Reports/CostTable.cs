using System.Text;
using Preflight.Costs;

namespace Preflight.Reports;

/// <summary>An estimate as Markdown, fit for a comment on a pull request.</summary>
internal static class CostTable
{
    public static string Markdown(CostEstimate estimate)
    {
        var text = new StringBuilder(
            $"## Cost of {estimate.Stack}: {CostText.Money(estimate.Total)} a month\n\n{CostText.Terms}; assumed as {estimate.Stage.ToString().ToLowerInvariant()}.\n"
        );
        text.Append("\n| component | resource | what | working | a month | price from |\n|---|---|---|---|---:|---|\n");
        foreach (var (component, amount, lines) in estimate.ByComponent)
        {
            foreach (var line in lines)
            {
                Row(
                    text,
                    CostText.Component(component),
                    $"`{line.Resource}`",
                    line.What,
                    CostText.Working(line),
                    CostText.Money(line.Amount),
                    CostText.From(line)
                );
            }

            Row(text, $"**{CostText.Component(component)}**", "", "", "", $"**{CostText.Money(amount)}**", "");
        }

        Row(text, "**all**", "", "", "", $"**{CostText.Money(estimate.Total)}**", "");
        Points(text, "No price, counted as nothing", estimate.Unpriced.Select(each => $"{each.Key} (`{each.Resource}`): {each.Reason}"));
        Points(
            text,
            "Assumed",
            estimate.Assumptions.Select(each =>
                $"{each.Assumption.Key} {CostText.Number(each.Value)}{(each.IsSet ? " (set)" : "")}: {each.Assumption.Text}"
            )
        );
        Points(
            text,
            "Prices",
            CostText.Sources(estimate).Select(each => $"{each.Id}{(each.Source.Verify ? " ?" : "")}: {CostText.Source(each.Source)}")
        );
        Points(text, "Notes", CostText.Notes(estimate));
        return text.ToString();
    }

    private static void Row(StringBuilder text, params string[] cells) =>
        text.Append($"| {string.Join(" | ", cells.Select(MarkdownCell.Of))} |\n");

    private static void Points(StringBuilder text, string title, IEnumerable<string> points)
    {
        var all = points.ToList();
        if (all.Count > 0)
        {
            text.Append($"\n{title}:\n\n{string.Concat(all.Select(point => $"- {MarkdownCell.Of(point)}\n"))}");
        }
    }
}
