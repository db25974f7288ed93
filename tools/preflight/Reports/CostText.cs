using System.Globalization;
using Preflight.Costs;

namespace Preflight.Reports;

/// <summary>Numbers and working of an estimate as text, the same in every format.</summary>
public static class CostText
{
    /// <summary>What the amounts are, and of which region the prices are: the table does not have the prices of every region.</summary>
    public static string Terms(CostEstimate estimate) =>
        $"US dollars, pay-as-you-go list prices{Regions(estimate)}, without tax, discounts and the free monthly amounts of a subscription";

    /// <summary>As in " of eastus for 40 of 50 lines, although …"; empty if every price is of the stack's region.</summary>
    public static string Regions(CostEstimate estimate) =>
        estimate.ForeignPrices.Count == 0
            ? ""
            : $" of {string.Join(" and ", estimate.ForeignPrices.Select(each => $"{each.Region} for {each.Lines}"))} of "
                + $"{estimate.Lines.Count} lines, although the stack is in {estimate.Region ?? "a region that the plan does not name"}";

    public static string Money(decimal amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{(amount < 0 ? "-" : "")}${Math.Abs(amount):N2}");

    /// <summary>With its sign, as a difference.</summary>
    public static string Change(decimal amount) => amount < 0 ? Money(amount) : $"+{Money(amount)}";

    public static string Number(decimal number) => number.ToString("#,0.######", CultureInfo.InvariantCulture);

    /// <summary>As in 3 instances × 730 hours × $0.155 per hour.</summary>
    public static string Working(CostLine line)
    {
        var parts = line.Factors.Select(factor => $"{Number(Math.Round(factor.Number, 4))} {factor.Of}").ToList();
        if (line.Price.Per != 1)
        {
            parts[^1] +=
                $" = {Number(Math.Round(line.Quantity, 4))} {(char.IsAsciiDigit(line.Price.Unit[0]) ? "times " : "")}{line.Price.Unit}";
        }

        return string.Join(" × ", parts.Append($"${Number(line.Price.Usd)} per {line.Price.Unit}"));
    }

    public static string Component(string name) => name.Length == 0 ? "stack" : name;

    /// <summary>The sources that an estimate rests on.</summary>
    public static IEnumerable<(string Id, PriceSource Source, int Lines)> Sources(CostEstimate estimate) =>
        estimate
            .Lines.GroupBy(line => line.Price.SourceId)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.First().Price.Source, group.Count()));

    public static string Source(PriceSource source) =>
        source.Read.Length == 0 ? source.Text : $"{source.Text}; region {source.Region}, read {source.Read}, page {source.Page}";

    /// <summary>Where a line's price is from; marked where you must verify it.</summary>
    public static string From(CostLine line) => $"{line.Price.SourceId}{(line.Price.Source.Verify ? " ?" : "")}";

    public static string NoPrice(Unpriced each) => $"no price for {each.Key}: counted as 0 ({each.Resource}: {each.Reason})";

    /// <summary>Limits of the total.</summary>
    public static IEnumerable<string> Notes(CostEstimate estimate) =>
        estimate
            .Notes.Concat(estimate.UnusedPrices.Select(key => $"the price set for {key} is not used"))
            .Append(Warning(estimate))
            .Where(note => note.Length > 0);

    private static string Warning(CostEstimate estimate) =>
        estimate.Lines.Where(line => line.Price.Source.Verify).Select(line => line.Price.Key).Distinct().Count() is var unsure && unsure > 0
            ? $"{unsure} prices are estimates (marked ?): verify them before you rely on the total. "
                + "Set them with `prices:` in preflight.yaml or --prices FILE"
            : "";
}
