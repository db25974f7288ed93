using App.Identity;
using App.Ingestion;
using App.Search;
using App.Tests.Search;
using App.Tests.Storage;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace App.Tests.Ingestion;

/// <summary>Releases from a list of documents into a fake search service, with the state in Azurite.</summary>
internal sealed class ReleaseFixture : IAsyncDisposable
{
    private readonly HttpClient http;

    private ReleaseFixture(FakeSearch search, HttpClient http, BlobContainerClient state)
    {
        (Search, this.http) = (search, http);
        Parts = new SearchParts(search, Clock, TimeProvider.System);
        Purges = new PurgeList(state, Clock);
        Lease = new IngestionLease(state, TimeProvider.System, NullLogger<IngestionLease>.Instance);
    }

    public FakeSearch Search { get; }

    public ImpatientClock Clock { get; } = new();

    public SearchParts Parts { get; }

    public PurgeList Purges { get; }

    public IngestionLease Lease { get; }

    public ListedSource Source { get; } = new();

    /// <summary>What an indexer of the service reads.</summary>
    public ListedSource Container { get; } = new();

    public static async Task<ReleaseFixture> StartAsync()
    {
        var (state, http) = await ContainerAsync();
        return new ReleaseFixture(await FakeSearch.StartAsync(), http, state);
    }

    /// <summary>A new container in Azurite, reached by identity.</summary>
    public static async Task<(BlobContainerClient Container, HttpClient Http)> ContainerAsync()
    {
        var azurite = await Azurite.StartedAsync();
        var http = new HttpClient(azurite.Connections());
        var options = new BlobClientOptions { Transport = new HttpClientTransport(http) };
        var container = new BlobContainerClient(new Uri($"{azurite.Blobs}/c{Guid.NewGuid():N}"), Azurite.Credential, options);
        await container.CreateAsync();
        return (container, http);
    }

    public IndexRelease Release(SearchSettings? settings = null)
    {
        var wanted = settings ?? Parts.Settings;
        var stores = new ChunkStores(wanted, Parts.Indexes, Purges, Clock);
        var administration = new IndexAdministration(wanted, Parts.Pipeline);
        var embeddings = new FakeEmbeddings(wanted.EmbeddingDimensions);
        var ingester = Sources.Ingester(embeddings);
        var filling = wanted.Indexer is null
            ? null
            : new IndexerFilling(
                wanted,
                Indexers(wanted),
                Parts.Indexes,
                Container,
                ingester,
                stores,
                new IngestionSettings("", true),
                Clock,
                NullLogger<IndexerFilling>.Instance
            );
        return new IndexRelease(
            wanted,
            administration,
            Parts.Indexes,
            stores,
            ingester,
            new IndexValidation(administration, Parts.Indexes, stores, embeddings, new IngestionSettings("", true), Clock),
            Parts.Live,
            Clock,
            NullLogger<IndexRelease>.Instance,
            new KnowledgeBase(wanted, administration),
            filling
        );
    }

    public Indexers Indexers(SearchSettings settings) =>
        new(settings, settings.Indexer!, new IndexAdministration(settings, Parts.Pipeline), Clock);

    public Task<ReleaseReport> RunAsync(SearchSettings? settings = null, bool rebuild = false) =>
        Release(settings).RunAsync(new UnpurgedSource(Source, Purges), rebuild, default);

    /// <summary>Added, changed and removed documents.</summary>
    public static string Changes(ReleaseReport report) =>
        string.Join(
            ' ',
            [
                .. report.Changes.Added.Select(id => $"+{id}"),
                .. report.Changes.Changed.Select(id => $"~{id}"),
                .. report.Changes.Removed.Select(id => $"-{id}"),
            ]
        );

    public Purge Purge(SearchSettings? settings = null) =>
        new(Parts.Administration, new ChunkStores(settings ?? Parts.Settings, Parts.Indexes, Purges, Clock), Purges, Clock);

    /// <summary>Documents that share a word with the question; a vector search always returns some.</summary>
    public Task<IReadOnlyList<string>> FindAsync(string question, params string[] groups) => FindAsync(Parts.Settings, question, groups);

    public async Task<IReadOnlyList<string>> FindAsync(SearchSettings settings, string question, params string[] groups) =>
        [
            .. (
                await Parts
                    .RetrieverOf(settings)
                    .RetrieveAsync(question, groups.Length == 0 ? Caller.At("::1") : SearchParts.Member(groups), 20, default)
            )
                .Passages.Where(passage => passage.Relevance > 0)
                .Select(passage => passage.Chunk.Source.Id)
                .Distinct()
                .Order(),
        ];

    public async ValueTask DisposeAsync()
    {
        Parts.Dispose();
        http.Dispose();
        await Search.DisposeAsync();
    }
}
