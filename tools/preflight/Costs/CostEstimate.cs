using AzureDefinitions.Models;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Costs;

/// <summary>The monthly cost of a plan, line by line, with its assumptions.</summary>
/// <param name="Notes">What can make it more.</param>
/// <param name="UnusedPrices">Own prices that nothing asked for.</param>
public sealed record CostEstimate(
    string Stack,
    Stage Stage,
    IReadOnlyList<CostLine> Lines,
    IReadOnlyList<Unpriced> Unpriced,
    IReadOnlyList<string> Notes,
    IReadOnlyList<(Assumption Assumption, decimal Value, bool IsSet)> Assumptions,
    IReadOnlyList<string> UnusedPrices
)
{
    /// <summary>The region of the stack, as in swedencentral; null if the plan does not say it.</summary>
    public string? Region { get; init; }

    /// <summary>The lines whose price is that of another region than the stack's, by that region, most lines first.</summary>
    public IReadOnlyList<(string Region, int Lines)> ForeignPrices =>
        [
            .. Lines
                .Select(line => line.Price.Source.Region)
                .Where(region => region is not ("any" or "yours") && region != Region)
                .GroupBy(region => region)
                .Select(group => (group.Key, group.Count()))
                .OrderByDescending(group => group.Item2),
        ];

    /// <summary>In US dollars.</summary>
    public decimal Total => Lines.Sum(line => line.Amount);

    /// <summary>The largest amount first.</summary>
    public IEnumerable<(string Component, decimal Amount, IReadOnlyList<CostLine> Lines)> ByComponent =>
        Lines
            .GroupBy(line => line.Component)
            .Select(group =>
                (
                    group.Key,
                    Amount: group.Sum(line => line.Amount),
                    (IReadOnlyList<CostLine>)[.. group.OrderByDescending(line => line.Amount)]
                )
            )
            .OrderByDescending(component => component.Amount)
            .ThenBy(component => component.Key, StringComparer.Ordinal);

    /// <param name="stage">Null to tell it from the stack's name.</param>
    public static CostEstimate Of(Plan plan, CostTerms terms, Stage? stage = null)
    {
        var at = stage ?? StageName.Of(plan.Stack);
        var (view, assume, prices) = (new PlanView(plan), terms.Of(plan.Stack, at), new PriceTable(terms.Prices, terms.PricesFrom));
        var metering = new Metering(view, prices, assume);
        var counted = view.Azure.SelectMany(metering.Of).Concat(view.Others.Select(each => Other(each, view, prices))).ToList();
        var lines = counted.OfType<CostLine>().ToList();
        return new CostEstimate(
            plan.Stack,
            at,
            lines,
            [.. counted.OfType<Unpriced>()],
            [.. view.Of("web:AppServicePlan").SelectMany(each => Growth(each, metering.Quantities, lines))],
            [.. assume.Used],
            [.. prices.Unused]
        )
        {
            Region = RegionOf(plan, view),
        };
    }

    /// <summary>Where most resources are: the stack's setting, or else the region that most resources name.</summary>
    private static string? RegionOf(Plan plan, PlanView view) =>
        (
            plan.Location
            ?? view.Azure.Select(resource => resource.Text("location"))
                .Where(location => location is not (null or "global" or "Global") && !AzureResource.IsHidden(location))
                .GroupBy(location => location)
                .MaxBy(group => group.Count())
                ?.Key
        )
            is { } region
            ? ModelOffer.Normal(region)
            : null;

    private static CostEntry Other(PlannedResource resource, PlanView view, PriceTable prices)
    {
        var component = view.ComponentOf(resource);
        return prices.Flat(resource.Type) is { } flat
            ? new CostLine(component, resource.Name, resource.Type, "resource", [], flat)
            : new Unpriced(component, resource.Name, resource.Type, "it is of another provider");
    }

    private static IEnumerable<string> Growth(AzureResource plan, Quantities quantities, IReadOnlyList<CostLine> lines)
    {
        if (
            quantities.ScalingOf(plan) is { } scaling
            && Quantities.Number(scaling, "profiles[0].capacity.maximum", 0) is var most
            && lines.FirstOrDefault(line => line.Type == plan.Token && line.Resource == plan.Name) is { } line
            && line.Factors[0].Number is var least
            && most > least
            && least > 0
        )
        {
            var more = line.Amount / least * (most - least);
            yield return FormattableString.Invariant(
                $"{plan.Name} grows from {least} to {most} instances under load; a whole month at {most} costs ${more:N2} more"
            );
        }
    }
}
