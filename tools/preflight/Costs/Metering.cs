using Preflight.AzureModel;

namespace Preflight.Costs;

/// <summary>The lines of one resource.</summary>
public sealed class Metering(PlanView plan, PriceTable prices, Assumptions assume)
{
    private readonly HashSet<Meter> _counted = [];

    public Quantities Quantities { get; } = new(plan, assume);

    public IEnumerable<CostEntry> Of(AzureResource resource)
    {
        var component = plan.ComponentOf(resource.Planned);
        var (meters, applying) = (PriceTable.Of(resource.Token).ToList(), 0);
        foreach (var meter in meters)
        {
            // What decides whether it is counted may be hidden itself.
            var applies = Applies(meter, resource);
            var missed = Quantities.TakeMissed();
            applying += applies || missed is not null ? 1 : 0;
            if (missed is not null)
            {
                yield return new Unpriced(component, resource.Name, meter.KeyOf(null), $"{missed} is not known");
            }
            else if (applies && (meter.Shared is null || _counted.Add(meter)))
            {
                yield return Line(meter, resource, component);
            }
        }

        if (applying == 0 && !PriceTable.IsFree(resource.Token))
        {
            yield return prices.Flat(resource.Token) is { } flat
                ? new CostLine(component, resource.Name, resource.Token, "resource", [], flat)
                : new Unpriced(
                    component,
                    resource.Name,
                    resource.Token,
                    meters.Count == 0 ? "the table has no price of this type" : $"no meter of the table fits it ({Kind(resource)})"
                );
        }
    }

    private CostEntry Line(Meter meter, AzureResource resource, string component)
    {
        var sku = meter.Sku.Count == 0 ? null : string.Join('/', meter.Sku.Select(path => Value(path, resource)));
        var factors = meter.Factors.SelectMany(factor => Factors(factor, resource)).ToList();
        var hidden = meter.Sku.Concat(meter.Factors).Where(each => each[0] is not ('@' or '$')).Select(Path).FirstOrDefault(resource.Hides)
            ?? Quantities.TakeMissed();
        var name = meter.Shared ?? resource.Name;
        return hidden is not null ? new Unpriced(component, name, meter.KeyOf(sku), $"{hidden} is not known")
            : prices.Find(meter, sku) is { } price ? new CostLine(component, name, resource.Token, meter.What, factors, price)
            : new Unpriced(component, name, meter.KeyOf(sku), $"the table has no price of {meter.What} for {sku}");
    }

    private bool Applies(Meter meter, AzureResource resource) =>
        meter.When.All(condition => condition.Value.Contains(Value(condition.Key, resource)));

    private string Value(string path, AzureResource resource)
    {
        if (path[0] == '@')
        {
            return Quantities.Text(path[1..], resource);
        }

        var parts = path.Split('=');
        return resource.Text(parts[0]) ?? (parts.Length > 1 ? parts[1] : "not set");
    }

    private IEnumerable<Factor> Factors(string factor, AzureResource resource) =>
        factor[0] switch
        {
            '$' => [assume[factor[1..]]],
            '@' => Quantities.Factors(factor[1..], resource),
            _ => [new Factor(Quantities.Number(resource, Path(factor), 1), factor[(factor.IndexOf(' ', StringComparison.Ordinal) + 1)..])],
        };

    private static string Path(string text) => text.Split(' ', '=')[0];

    private static string Kind(AzureResource resource) =>
        resource.Text("resourceProviderNamespace") is { } space
            ? $"{space}/{resource.Text("resourceType")}"
            : resource.Text("properties.model.name")
                ?? resource.Text("pricingName")
                ?? resource.Text("sku.name")
                ?? resource.Text("kind")
                ?? "no SKU";
}
