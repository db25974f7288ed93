using System.Text.RegularExpressions;
using App.Settings;

namespace App.Search;

/// <summary>Where documents are searched, where they come from, and how often the index follows them.</summary>
internal sealed partial record SearchSettings
{
    /// <summary>Search:Endpoint.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Search:Index. The alias that is asked; the indexes behind it come and go.</summary>
    public required string Alias { get; init; }

    /// <summary>Search:SemanticRanker. Off where the service's plan has none.</summary>
    public required bool SemanticRanker { get; init; }

    /// <summary>Search:SemanticWaitMilliseconds. After that the answer comes without the semantic ranker; the service takes no less than 700.</summary>
    public required TimeSpan SemanticWait { get; init; }

    /// <summary>AzureAI:EmbeddingDeployment.</summary>
    public required string EmbeddingDeployment { get; init; }

    /// <summary>AzureAI:EmbeddingModel. What the deployment serves, with its version; when it changes, the index is built anew.</summary>
    public required string EmbeddingModel { get; init; }

    /// <summary>
    /// AzureAI:EmbeddingDimensions. 1,536 is all of text-embedding-3-small, and of text-embedding-3-large the half that keeps nearly
    /// everything: vectors are held in memory, and what a service holds is what it costs.
    /// </summary>
    public required int EmbeddingDimensions { get; init; }

    /// <summary>Documents:ContainerUri. The blobs to be searched; while it is empty, the documents that ship with the app.</summary>
    public required Uri Documents { get; init; }

    /// <summary>Ingestion:StateContainerUri. Holds the lease and the list of purged documents; the app writes here.</summary>
    public required Uri State { get; init; }

    /// <summary>Ingestion:EveryMinutes.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>Ingestion:OnStart. Whether the first run waits for nothing.</summary>
    public required bool OnStart { get; init; }

    /// <summary>Search:EncryptionKey:Uri and :Identity. Null where the service's own key is enough.</summary>
    public IndexEncryptionKey? EncryptionKey { get; init; }

    /// <summary>
    /// Null where nothing is to be searched but what ships with the app: where Search:Bundled says so, and on a developer's machine with a
    /// model and no service.
    /// </summary>
    public static SearchSettings? Read(SettingsReader read, bool isRequired) =>
        read.Flag("Search:Bundled", false) || (!isRequired && read.Text("Search:Endpoint") is null)
            ? null
            : new()
            {
                Endpoint = read.RequiredHttpsAddress("Search:Endpoint", "https://<service>.search.windows.net"),
                Alias = read.Name(
                    "Search:Index",
                    "knowledge",
                    LowerCase(),
                    "at most 60 of a-z, 0-9 and single dashes, starting with a letter"
                ),
                SemanticRanker = read.Flag("Search:SemanticRanker", true),
                SemanticWait = TimeSpan.FromMilliseconds(read.Number("Search:SemanticWaitMilliseconds", 1_500, 700, 10_000)),
                EmbeddingDeployment = read.Required("AzureAI:EmbeddingDeployment", "the name of a deployment", "embedding"),
                EmbeddingModel = read.Text("AzureAI:EmbeddingModel") ?? read.Text("AzureAI:EmbeddingDeployment") ?? "",
                EmbeddingDimensions = read.Number("AzureAI:EmbeddingDimensions", 1_536, 2, 4_096),
                Documents = read.RequiredHttpsAddress("Documents:ContainerUri", "https://<account>.blob.core.windows.net/documents"),
                State = read.RequiredHttpsAddress("Ingestion:StateContainerUri", "https://<account>.blob.core.windows.net/state"),
                Every = TimeSpan.FromMinutes(read.Number("Ingestion:EveryMinutes", 15, 1, 1_440)),
                OnStart = read.Flag("Ingestion:OnStart", true),
                EncryptionKey = IndexEncryptionKey.Read(read),
            };

    [GeneratedRegex("^(?=.{1,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex LowerCase();

    /// <summary>What an index must be made by to be searched with these settings.</summary>
    public IndexRecipe Recipe => new(IndexSchema.Version, EmbeddingModel, EmbeddingDimensions);
}
