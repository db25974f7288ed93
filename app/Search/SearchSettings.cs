using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using App.Settings;

namespace App.Search;

/// <summary>The search service, the documents container and the ingestion schedule.</summary>
internal sealed partial record SearchSettings
{
    /// <summary>Search:Endpoint.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Search:Index. The alias of the live index.</summary>
    public required string Alias { get; init; }

    /// <summary>Search:SemanticRanker. Set false if the tier of the service has none.</summary>
    public required bool SemanticRanker { get; init; }

    /// <summary>Search:SemanticWaitMilliseconds. The longest wait for the semantic ranker; the service requires at least 700.</summary>
    public required TimeSpan SemanticWait { get; init; }

    /// <summary>AzureAI:EmbeddingDeployment.</summary>
    public required string EmbeddingDeployment { get; init; }

    /// <summary>AzureAI:EmbeddingModel. Model and version of the deployment; a change rebuilds the index.</summary>
    public required string EmbeddingModel { get; init; }

    /// <summary>
    /// AzureAI:EmbeddingDimensions. 1,536 is the full size of text-embedding-3-small, and half of text-embedding-3-large with nearly the
    /// same quality. The service keeps vectors in memory, so their size determines its cost.
    /// </summary>
    public required int EmbeddingDimensions { get; init; }

    /// <summary>Documents:ContainerUri. The documents to index; while it is empty, the bundled documents are used.</summary>
    public required Uri Documents { get; init; }

    /// <summary>Ingestion:StateContainerUri. Has the lease and the purged documents; the app needs write access.</summary>
    public required Uri State { get; init; }

    /// <summary>Ingestion:EveryMinutes.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>Ingestion:OnStart. Whether the first run is at the start of the app.</summary>
    public required bool OnStart { get; init; }

    /// <summary>Search:EncryptionKey:Uri and :Identity. Null for a key of the service.</summary>
    public IndexEncryptionKey? EncryptionKey { get; init; }

    /// <summary>Ingestion:Engine. Null if the app reads the documents itself.</summary>
    public IndexerSettings? Indexer { get; init; }

    /// <summary>Search:KnowledgeBase. Null if the app searches the index itself.</summary>
    public KnowledgeBaseSettings? KnowledgeBase { get; init; }

    /// <summary>
    /// Null if the app searches the bundled documents: with Search:Bundled, and outside Production without an endpoint.
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
                Indexer = IndexerSettings.Read(read),
                KnowledgeBase = KnowledgeBaseSettings.Read(read),
            };

    [GeneratedRegex("^(?=.{1,60}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex LowerCase();

    /// <summary>What fills the index: app or indexer.</summary>
    public string FilledBy => Indexer is null ? "app" : "indexer";

    /// <summary>Null without a knowledge base.</summary>
    public JsonObject? Vectorizer =>
        KnowledgeBase is null ? null : IndexSchema.Vectorizer(KnowledgeBase.Account, EmbeddingDeployment, EmbeddingModel.Split(' ')[0]);

    /// <summary>The recipe that an index must have for these settings.</summary>
    public IndexRecipe Recipe =>
        new(
            IndexSchema.Version
                + (Indexer is null ? 0 : IndexSchema.OfIndexers)
                + (KnowledgeBase is null ? 0 : IndexSchema.OfKnowledgeBases),
            EmbeddingModel,
            EmbeddingDimensions
        );
}
