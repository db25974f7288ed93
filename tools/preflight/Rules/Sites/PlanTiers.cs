using AzureDefinitions.Facts;

namespace Preflight.Rules;

/// <summary>Tiers of App Service plans and what they allow, from site-plans.json.</summary>
internal static class PlanTiers
{
    private static readonly Lazy<IReadOnlyList<FactRow>> LazyAll = new(() => [.. FactFile.Of("site-plans").Rows]);

    public static IEnumerable<string> Sizes => LazyAll.Value.SelectMany(row => row.List("sizes"));

    /// <param name="size">As in P1v3.</param>
    /// <returns>Null for a size that App Service does not have.</returns>
    public static FactRow? Of(string? size)
    {
        foreach (var row in LazyAll.Value)
        {
            if (size is not null && row.List("sizes").Contains(size, StringComparer.OrdinalIgnoreCase))
            {
                return row;
            }
        }

        return null;
    }

    public static bool Allows(this FactRow tier, string feature) => tier.List("features").Contains(feature);

    /// <summary>The cheapest tier that allows a feature.</summary>
    public static string First(string feature) => LazyAll.Value.First(row => row.Allows(feature))["tier"];
}
