namespace AzureSimulator.Ids;

/// <summary>Names of regions, which clients spell in two ways.</summary>
public static class Regions
{
    /// <returns>westeurope for West Europe.</returns>
    public static string Normal(string location) => location.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
