using System.Collections.Concurrent;
using AzureDefinitions.Facts;

namespace AzureDefinitions.Models;

/// <summary>The deployment types and regions in which Azure offers a version of a model, from model-regions.json.</summary>
public sealed class ModelOffer
{
    /// <summary>Deployment types that answer requests at once; those of batches and of developers are not listed.</summary>
    private static readonly string[] Skus =
    [
        "GlobalStandard",
        "DataZoneStandard",
        "Standard",
        "GlobalProvisionedManaged",
        "DataZoneProvisionedManaged",
        "ProvisionedManaged",
    ];

    private static readonly ConcurrentDictionary<(string Name, string Version), ModelOffer?> Found = new();

    private readonly Dictionary<string, HashSet<string>> _regions;
    private readonly bool _isWhole;

    private ModelOffer(Dictionary<string, HashSet<string>> regions, bool isWhole) => (_regions, _isWhole) = (regions, isWhole);

    /// <returns>Null if the table does not list the version.</returns>
    public static ModelOffer? Find(string name, string version) => Found.GetOrAdd((name, version), static wanted => Read(wanted));

    /// <returns>False if the table lists the model and says that it is not offered so; null if the table does not know.</returns>
    public bool? Offers(string sku, string region) =>
        _regions.TryGetValue(sku, out var regions) && regions.Contains(Normal(region)) ? true
        : _isWhole ? false
        : null;

    /// <summary>The types that a region offers.</summary>
    public IEnumerable<string> TypesIn(string region) => Skus.Where(sku => Offers(sku, region) == true);

    /// <summary>"Sweden Central" and swedencentral are one region.</summary>
    public static string Normal(string region) => region.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static ModelOffer? Read((string Name, string Version) wanted)
    {
        var file = FactFile.Of("model-regions");
        foreach (var row in file.Rows)
        {
            if (row["name"] == wanted.Name && row["version"] == wanted.Version)
            {
                return new ModelOffer(
                    Skus.Where(sku => row.Text(sku) is not null).ToDictionary(sku => sku, sku => Regions(row[sku], file)),
                    !row.Is("some")
                );
            }
        }

        return null;
    }

    /// <param name="text">Regions; @ stands before a group, - before a region to leave out.</param>
    private static HashSet<string> Regions(string text, FactFile file)
    {
        var regions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in text.Split(' '))
        {
            if (word[0] == '@')
            {
                regions.UnionWith(file.Root.GetProperty("groups").GetProperty(word[1..]).GetString()!.Split(' '));
            }
            else if (word[0] == '-')
            {
                regions.Remove(word[1..]);
            }
            else
            {
                regions.Add(word);
            }
        }

        return regions;
    }
}
