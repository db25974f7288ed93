using App.Chunking;
using App.Documents;
using App.Identity;
using App.Search;
using App.Tests.Credentials;
using Azure.Core.Pipeline;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Microsoft.Extensions.Logging.Abstractions;

namespace App.Tests.Search;

/// <summary>The search client classes, composed as in the app, with a fake search service.</summary>
internal sealed class SearchParts : IDisposable
{
    private readonly HttpClient http;

    /// <param name="questions">The clock of searches, whose timeouts must not expire immediately.</param>
    public SearchParts(FakeSearch search, TimeProvider? clock = null, TimeProvider? questions = null)
    {
        http = new HttpClient(new PartialResultHandler { InnerHandler = search.Connections() });
        Settings = SettingsOn(search.Address);
        Clock = clock ?? TimeProvider.System;
        var options = new SearchClientOptions { Transport = new HttpClientTransport(http), RetryPolicy = new BriefRetries() };
        Indexes = new SearchIndexClient(Settings.Endpoint, Credential, options);
        Pipeline = IndexAdministration.Pipeline(options, Credential);
        Administration = new IndexAdministration(Settings, Pipeline);
        Live = new LiveIndexReader(Settings, Administration, Indexes, questions ?? Clock);
        Retriever = RetrieverOf(Settings);
    }

    public CountedCredential Credential { get; } = new(TimeSpan.FromHours(1));

    public SearchSettings Settings { get; }

    public TimeProvider Clock { get; }

    public FakeEmbeddings Embeddings { get; } = new();

    public SearchIndexClient Indexes { get; }

    public HttpPipeline Pipeline { get; }

    public IndexAdministration Administration { get; }

    public LiveIndexReader Live { get; }

    public SearchRetriever Retriever { get; }

    public SearchRetriever RetrieverOf(SearchSettings settings) =>
        new(settings, Indexes, Live, Embeddings, TimeProvider.System, NullLogger<SearchRetriever>.Instance);

    public static SearchSettings SettingsOn(Uri endpoint) =>
        new()
        {
            Endpoint = endpoint,
            Alias = "knowledge",
            SemanticRanker = true,
            SemanticWait = TimeSpan.FromMilliseconds(1_500),
            EmbeddingDeployment = "embedding",
            EmbeddingModel = "fake-1",
            EmbeddingDimensions = 64,
            Every = TimeSpan.FromMinutes(15),
            OnStart = true,
            Documents = new Uri("https://account.example/documents"),
            State = new Uri("https://account.example/state"),
        };

    public static Caller Member(params string[] groups) => new("tenant/user", IsSignedIn: true, groups);

    public SearchChunkStore StoreOf(IndexName index) => new(Indexes.GetSearchClient(index.ToString()), Settings.Recipe, Clock);

    /// <summary>A live index that holds these documents.</summary>
    public async Task<IndexName> FillAsync(params (SourceDocument Document, string Markdown)[] documents)
    {
        var index = IndexName.New("knowledge", IndexSchema.Version, DateTimeOffset.UtcNow);
        await Administration.CreateAsync(index, default);
        foreach (var (document, markdown) in documents)
            await StoreOf(index).PutAsync(document.Id, Embedded(document, markdown), default);
        await Administration.PointAsync(index, default);
        return index;
    }

    public static IReadOnlyList<EmbeddedChunk> Embedded(SourceDocument document, string markdown) =>
        [
            .. MarkdownChunker
                .Chunk(document, markdown)
                .Select(chunk => new EmbeddedChunk(chunk, FakeEmbeddings.VectorOf($"{chunk.Title} {chunk.Heading} {chunk.Text}", 64))),
        ];

    public void Dispose() => http.Dispose();
}
