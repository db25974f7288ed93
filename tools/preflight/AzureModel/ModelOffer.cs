using Preflight.Facts;

namespace Preflight.AzureModel;

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

    private static readonly Lazy<IReadOnlyDictionary<(string Name, string Version), ModelOffer>> All = new(Read);

    private readonly Dictionary<string, HashSet<string>> _regions;
    private readonly bool _isWhole;

    private ModelOffer(Dictionary<string, HashSet<string>> regions, bool isWhole) => (_regions, _isWhole) = (regions, isWhole);

    public static ModelOffer? Find(string name, string version) => All.Value.GetValueOrDefault((name, version));

    /// <returns>False if the table lists the model and says that it is not offered so; null if the table does not know.</returns>
    public bool? Offers(string sku, string region) =>
        _regions.TryGetValue(sku, out var regions) && regions.Contains(Normal(region)) ? true
        : _isWhole ? false
        : null;

    /// <summary>The types that a region offers.</summary>
    public IEnumerable<string> TypesIn(string region) => Skus.Where(sku => Offers(sku, region) == true);

    /// <summary>"Sweden Central" and swedencentral are one region.</summary>
    public static string Normal(string region) => region.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static Dictionary<(string Name, string Version), ModelOffer> Read()
    {
        var file = FactFile.Of("model-regions");
        var groups = file
            .Root.GetProperty("groups")
            .EnumerateObject()
            .ToDictionary(group => group.Name, group => group.Value.GetString()!.Split(' '));
        return file.Rows.ToDictionary(
            row => (row["name"], row["version"]),
            row => new ModelOffer(
                Skus.Where(sku => row.Text(sku) is not null).ToDictionary(sku => sku, sku => Regions(row[sku], groups)),
                !row.Is("some")
            )
        );
    }

    /// <param name="text">Regions; @ stands before a group, - before a region to leave out.</param>
    private static HashSet<string> Regions(string text, Dictionary<string, string[]> groups)
    {
        var regions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in text.Split(' '))
        {
            if (word[0] == '@')
            {
                regions.UnionWith(groups[word[1..]]);
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
