using App.Documents;
using App.Search;
using Azure.Core;
using Azure.Storage.Blobs;
using Microsoft.Extensions.AI;

namespace App.Ingestion;

/// <summary>Fills the index of Azure AI Search from the documents container.</summary>
internal static class IngestionServices
{
    public static void AddIngestion(this IServiceCollection services, SearchSettings search, IngestionSettings settings)
    {
        services.AddSingleton(provider => new PurgeList(Container(provider, search.State), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new IngestionLease(
            Container(provider, search.State),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IngestionLease>>()
        ));
        services.AddSingleton<IDocumentSource>(provider => new FirstFilledSource(
            new BlobSource(Container(provider, search.Documents)),
            new FolderSource(settings.Folder)
        ));
        services.AddSingleton<ChunkStores>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Ingester>(provider, Embeddings(provider)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<IndexValidation>(provider, Embeddings(provider)));
        if (search.Indexer is { } indexer)
        {
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Indexers>(provider, indexer));
            services.AddSingleton(provider =>
                ActivatorUtilities.CreateInstance<IndexerFilling>(provider, new BlobSource(Container(provider, search.Documents)))
            );
        }

        services.AddSingleton<IndexRelease>();
        services.AddSingleton<IngestionMetrics>();
        services.AddSingleton<IngestionJob>();
        services.AddSingleton<Purge>();
        services.AddHostedService<IngestionWorker>();
    }

    private static IEmbeddingGenerator<string, Embedding<float>> Embeddings(IServiceProvider services) =>
        services.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(SearchServices.BulkEmbeddings);

    private static BlobContainerClient Container(IServiceProvider services, Uri address) =>
        new(address, services.GetRequiredService<TokenCredential>(), new BlobClientOptions { Transport = SearchServices.Http(services) });
}
