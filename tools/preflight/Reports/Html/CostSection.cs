using Preflight.Costs;

namespace Preflight.Reports.Html;

/// <summary>What the plan costs in a month.</summary>
internal static class CostSection
{
    public static void Write(Page page, CostEstimate estimate)
    {
        page.Section(
            "Cost",
            $"{CostText.Money(estimate.Total)} a month, estimated: {string.Join(". ", CostText.Notes(estimate).Prepend(CostText.Terms))}."
        );
        page.Table(
            "Cost by resource",
            ["Resource", "Component", "What", "Working", "A month", "Price from"],
            estimate.ByComponent.SelectMany(each =>
                each.Lines.Select(line =>
                    new[]
                    {
                        line.Resource,
                        CostText.Component(each.Component),
                        line.What,
                        CostText.Working(line),
                        CostText.Money(line.Amount),
                        CostText.From(line),
                    }
                )
            )
        );
        page.Heading("Without a price");
        page.Table(
            "Counted as nothing",
            ["Resource", "Price", "Why"],
            estimate.Unpriced.Select(each => new[] { each.Resource, each.Key, each.Reason })
        );
        page.Heading("Assumed");
        page.Table(
            "Assumptions",
            ["Assumption", "Value", "What"],
            estimate.Assumptions.Select(each =>
                new[] { each.Assumption.Key, $"{CostText.Number(each.Value)}{(each.IsSet ? " (set)" : "")}", each.Assumption.Text }
            )
        );
        page.Heading("Prices");
        page.Table(
            "Sources",
            ["Source", "What"],
            CostText
                .Sources(estimate)
                .Select(each => new[] { $"{each.Id}{(each.Source.Verify ? " ?" : "")}", CostText.Source(each.Source) })
        );
    }
}
