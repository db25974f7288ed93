using System.Text;
using Preflight.Costs;

namespace Preflight.Reports;

/// <summary>An estimate as Markdown, fit for a comment on a pull request.</summary>
public static class CostTable
{
    public static string Markdown(CostEstimate estimate)
    {
        var stage = estimate.Stage.ToString().ToLowerInvariant();
        var text = new StringBuilder($"## Cost of {estimate.Stack}: {CostText.Money(estimate.Total)} a month\n\n");
        text.Append($"{CostText.Terms(estimate)}; assumed as {stage}.\n");
        text.Append("\n| component | resource | what | working | a month | price from |\n|---|---|---|---|---:|---|\n");
        var (shown, small) = SmallAmounts.Fold(estimate.ByComponent, each => each.Amount);
        foreach (var (component, amount, lines) in shown)
        {
            Row(text, $"**{CostText.Component(component)}**", "", "", "", $"**{CostText.Money(amount)}**", "");
            Lines(text, CostText.Component(component), lines);
        }

        if (small.Count > 0)
        {
            var names = string.Join(", ", small.Select(each => CostText.Component(each.Component)));
            var sum = CostText.Money(small.Sum(each => each.Amount));
            Row(text, $"**{SmallAmounts.Title(small.Count, "components")}**", "", names, "", $"**{sum}**", "");
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

    private static void Lines(StringBuilder text, string component, IReadOnlyList<CostLine> lines)
    {
        var (shown, small) = SmallAmounts.Fold(lines, line => line.Amount);
        foreach (var line in shown)
        {
            var (working, amount) = (CostText.Working(line), CostText.Money(line.Amount));
            Row(text, component, $"`{line.Resource}`", line.What, working, amount, CostText.From(line));
        }

        if (small.Count > 0)
        {
            var sum = CostText.Money(small.Sum(line => line.Amount));
            Row(text, component, "", SmallAmounts.Title(small.Count, "lines"), "", sum, "");
        }
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
