using App.Hosting;
using App.Ingestion;
using App.Models;
using App.Retrieval;
using App.Telemetry;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Azure.Storage.Blobs;
using Microsoft.Extensions.AI;

namespace App.Search;

/// <summary>Puts Azure AI Search, and the ingestion that fills it, in the place of the bundled documents.</summary>
internal static class SearchServices
{
    /// <summary>Names of HTTP clients; questions and bulk work are throttled apart.</summary>
    public const string Transport = "search";
    public const string QuestionEmbeddings = "embeddings";
    public const string BulkEmbeddings = "bulk-embeddings";

    public static void AddSearch(this IServiceCollection services, SearchSettings settings, ModelSettings model)
    {
        services.AddSingleton(settings);
        services
            .AddHttpClient(Transport, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(() => new PartialResultHandler());
        services.AddModelTransport(QuestionEmbeddings, model);
        services.AddModelTransport(BulkEmbeddings, model);
        services.AddSingleton(provider => Embeddings(provider, QuestionEmbeddings));
        services.AddKeyedSingleton<IEmbeddingGenerator<string, Embedding<float>>>(BulkEmbeddings, (provider, _) =>
            new PatientEmbeddings(Embeddings(provider, BulkEmbeddings), provider.GetRequiredService<TimeProvider>())
        );

        services.AddSingleton(provider => new SearchIndexClient(settings.Endpoint, Credential(provider), Options(provider)));
        services.AddSingleton(provider => new IndexAdministration(
            settings,
            IndexAdministration.Pipeline(Options(provider), Credential(provider))
        ));
        services.AddSingleton<LiveIndexReader>();
        services.AddSingleton<IRetriever, SearchRetriever>();

        services.AddSingleton(provider => new PurgeList(Container(provider, settings.State), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new IngestionLease(
            Container(provider, settings.State),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IngestionLease>>()
        ));
        services.AddSingleton<IDocumentSource>(provider => new FirstFilledSource(
            new BlobSource(Container(provider, settings.Documents)),
            new FolderSource(provider.GetRequiredService<AppSettings>().KnowledgeFolder)
        ));
        services.AddSingleton<ChunkStores>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Ingester>(provider, Bulk(provider)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<IndexValidation>(provider, Bulk(provider)));
        services.AddSingleton<IndexRelease>();
        services.AddSingleton<IngestionMetrics>();
        services.AddSingleton<IngestionJob>();
        services.AddSingleton<Purge>();
        services.AddHostedService<IngestionWorker>();

        IEmbeddingGenerator<string, Embedding<float>> Embeddings(IServiceProvider provider, string transport) =>
            new ObservedEmbeddingGenerator(
                ModelClient.Embeddings(provider, transport, settings.EmbeddingDeployment, settings.EmbeddingDimensions),
                provider.GetRequiredService<GenAi>(),
                GenAiTarget.Embeddings(model, settings.EmbeddingDeployment)
            );
    }

    private static IEmbeddingGenerator<string, Embedding<float>> Bulk(IServiceProvider services) =>
        services.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(BulkEmbeddings);

    private static TokenCredential Credential(IServiceProvider services) => services.GetRequiredService<TokenCredential>();

    private static BlobContainerClient Container(IServiceProvider services, Uri address) =>
        new(address, Credential(services), new BlobClientOptions { Transport = Http(services) });

    private static SearchClientOptions Options(IServiceProvider services) =>
        new() { Transport = Http(services), RetryPolicy = new BriefRetries() };

    private static HttpClientTransport Http(IServiceProvider services) =>
        new(services.GetRequiredService<IHttpClientFactory>().CreateClient(Transport));
}
