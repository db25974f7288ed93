using System.Reflection;
using System.Text.Json;

namespace Preflight.AzureModel;

/// <summary>Models with the day they stop working, from models.json.</summary>
public static class ModelCatalogue
{
    private static readonly Lazy<IReadOnlyList<CatalogueModel>> All = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("models.json")!;
        return JsonSerializer.Deserialize<CatalogueModel[]>(stream, JsonSerializerOptions.Web)!;
    });

    public static CatalogueModel? Find(string? name, string? version) =>
        All.Value.FirstOrDefault(model => model.Name == name && model.Version == version);

    /// <summary>Embedding, speech and image models write no text that a filter for chat would judge.</summary>
    public static bool IsChat(AzureResource deployment) =>
        deployment.Text("properties.model.name") is { } name
        && !name.Contains("embedding", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("whisper", StringComparison.Ordinal)
        && !name.StartsWith("tts", StringComparison.Ordinal)
        && !name.StartsWith("dall-e", StringComparison.Ordinal)
        && !name.Contains("image", StringComparison.Ordinal);
}
