using AzureDefinitions.Facts;

namespace Preflight.AzureModel;

/// <summary>The regions of Azure, from regions.json.</summary>
public static class RegionCatalogue
{
    private static readonly Lazy<Dictionary<string, Region>> LazyAll = new(() =>
        FactFile
            .Of("regions")
            .Rows.Select(row => new Region(row["name"], row.Is("zones"), row.Text("pair"), row.Text("dataZone"), row.Text("cloud")))
            .ToDictionary(region => region.Name)
    );

    public static IEnumerable<Region> All => LazyAll.Value.Values;

    /// <param name="text">The name, or the name that the portal shows: Sweden Central.</param>
    public static Region? Find(string? text) => text is null ? null : LazyAll.Value.GetValueOrDefault(Plain(text));

    /// <summary>As Azure compares regions: without spaces and case.</summary>
    public static string Plain(string text) => text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
