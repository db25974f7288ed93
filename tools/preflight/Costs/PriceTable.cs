using System.Text.Json;
using AzureDefinitions.Facts;

namespace Preflight.Costs;

/// <summary>Meters and prices from prices.json, overridden by the user's own prices.</summary>
public sealed class PriceTable
{
    private static readonly Lazy<Content> Embedded = new(() => FactFile.Of("prices").Root.Deserialize<Content>(JsonSerializerOptions.Web)!);

    private static readonly Lazy<ILookup<string, Meter>> ByType = new(() => Embedded.Value.Rows.ToLookup(meter => meter.Type));
    private static readonly Lazy<HashSet<string>> Free = new(() => [.. Embedded.Value.Free]);

    private readonly IReadOnlyDictionary<string, decimal> _own;
    private readonly PriceSource _ownSource;
    private readonly HashSet<string> _used = [];

    /// <param name="own">Prices by key, over those of the table.</param>
    /// <param name="from">The file that holds them.</param>
    public PriceTable(IReadOnlyDictionary<string, decimal> own, string from)
    {
        _own = own;
        _ownSource = new PriceSource($"set in {from}", "", "yours", "", Verify: false);
    }

    public static IReadOnlyList<Meter> Meters => Embedded.Value.Rows;

    public static IReadOnlyDictionary<string, PriceSource> Sources => Embedded.Value.Sources;

    /// <summary>Own prices that no line asked for: most often a misspelt key.</summary>
    public IEnumerable<string> Unused => _own.Keys.Where(key => !_used.Contains(key)).Order(StringComparer.Ordinal);

    public static IEnumerable<Meter> Of(string type) => ByType.Value[type];

    /// <summary>True if the type is free, or has no cost apart from its meters.</summary>
    public static bool IsFree(string type) => Free.Value.Contains(type);

    /// <returns>Null if the table has none.</returns>
    public Price? Find(Meter meter, string? sku)
    {
        var key = meter.KeyOf(sku);
        if (Own(key) is { } own)
        {
            return new Price(key, meter.Unit, meter.Per, own, "own", _ownSource);
        }

        var source = sku is not null && meter.Sources.TryGetValue(sku, out var other) ? other : meter.Source;
        return
            (
                sku is null ? meter.Price
                : meter.Prices.TryGetValue(sku, out var listed) ? listed
                : null
            )
                is { } usd
            ? new Price(key, meter.Unit, meter.Per, usd, source, Embedded.Value.Sources[source])
            : null;
    }

    /// <summary>The user's price of a whole resource a month, for a type that is not in the table.</summary>
    public Price? Flat(string type) => Own(type) is { } usd ? new Price(type, "month", 1, usd, "own", _ownSource) : null;

    private decimal? Own(string key)
    {
        if (!_own.TryGetValue(key, out var usd))
        {
            return null;
        }

        _used.Add(key);
        return usd;
    }

    private sealed record Content(Dictionary<string, PriceSource> Sources, Meter[] Rows, string[] Free);
}
