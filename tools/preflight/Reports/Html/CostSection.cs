using Preflight.Costs;

namespace Preflight.Reports.Html;

/// <summary>The monthly cost: components by amount, then the assumptions.</summary>
internal static class CostSection
{
    public static void Write(Page page, CostEstimate estimate)
    {
        page.Section("Cost", $"{CostText.Money(estimate.Total)} a month, estimated: {CostText.Terms(estimate)}.");
        var (shown, small) = SmallAmounts.Fold(estimate.ByComponent, each => each.Amount);
        var rows = shown.Select(each => new[] { CostText.Component(each.Component), CostText.Money(each.Amount) }).ToList();
        if (small.Count > 0)
        {
            rows.Add([SmallAmounts.Title(small.Count, "components"), CostText.Money(small.Sum(each => each.Amount))]);
        }

        page.Table("Cost by component", ["Component", "A month"], rows, amount: 1);
        foreach (var note in CostText.Notes(estimate))
        {
            page.Say($"{note}.");
        }

        WriteLines(page, estimate);
        WriteBasis(page, estimate);
    }

    private static void WriteLines(Page page, CostEstimate estimate)
    {
        page.OpenDetails($"Every line ({estimate.Lines.Count})");
        page.Table(
            "Cost by resource",
            ["Resource", "Component", "What", "A month", "Calculation", "Price from"],
            estimate
                .Lines.OrderByDescending(line => line.Amount)
                .Select(line =>
                    new[]
                    {
                        line.Resource,
                        CostText.Component(line.Component),
                        line.What,
                        CostText.Money(line.Amount),
                        CostText.Working(line),
                        CostText.From(line),
                    }
                ),
            amount: 3
        );
        page.CloseDetails();
        if (estimate.Unpriced.Count == 0)
        {
            return;
        }

        page.OpenDetails($"Without a price, counted as 0 ({estimate.Unpriced.Count})");
        page.Table(
            "Without a price",
            ["Resource", "Price", "Why"],
            estimate.Unpriced.Select(each => new[] { each.Resource, each.Key, each.Reason })
        );
        page.CloseDetails();
    }

    private static void WriteBasis(Page page, CostEstimate estimate)
    {
        page.OpenDetails($"Assumptions ({estimate.Assumptions.Count})");
        page.Table(
            "Assumptions",
            ["Assumption", "Value", "What"],
            estimate.Assumptions.Select(each =>
                new[] { each.Assumption.Key, $"{CostText.Number(each.Value)}{(each.IsSet ? " (set)" : "")}", each.Assumption.Text }
            )
        );
        page.CloseDetails();
        page.OpenDetails("Sources of the prices");
        page.Table(
            "Price sources",
            ["Source", "What"],
            CostText
                .Sources(estimate)
                .Select(each => new[] { $"{each.Id}{(each.Source.Verify ? " ?" : "")}", CostText.Source(each.Source) })
        );
        page.CloseDetails();
    }
}
