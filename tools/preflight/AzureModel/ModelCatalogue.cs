using AzureDefinitions.Facts;

namespace Preflight.AzureModel;

/// <summary>Models with the day they stop working, from models.json.</summary>
public static class ModelCatalogue
{
    private static readonly Lazy<IReadOnlyList<CatalogueModel>> LazyAll = new(() =>
        [
            .. FactFile
                .Of("models")
                .Rows.Select(row => new CatalogueModel(
                    row["name"],
                    row["version"],
                    row.Day("retires")!.Value,
                    row["stage"] is "deprecated",
                    row.Text("successor"),
                    row.Source
                )),
        ]
    );

    public static IReadOnlyList<CatalogueModel> All => LazyAll.Value;

    /// <summary>The row of the version, or the one for any version of the model.</summary>
    public static CatalogueModel? Find(string? name, string? version) =>
        All.FirstOrDefault(model => model.Name == name && (model.Version == version || model.Version == "*"));

    public static IEnumerable<string> VersionsOf(string name) => All.Where(model => model.Name == name).Select(model => model.Version);

    /// <summary>Embedding, speech and image models write no text that a filter for chat would judge.</summary>
    public static bool IsChat(AzureResource deployment) =>
        deployment.Text("properties.model.name") is { } name
        && !name.Contains("embedding", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("whisper", StringComparison.Ordinal)
        && !name.StartsWith("tts", StringComparison.Ordinal)
        && !name.StartsWith("dall-e", StringComparison.Ordinal)
        && !name.Contains("image", StringComparison.Ordinal);
}
