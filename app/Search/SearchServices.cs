using App.LanguageModel;
using App.Retrieval;
using App.Telemetry;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Search.Documents;
using Azure.Search.Documents.Indexes;
using Microsoft.Extensions.AI;

namespace App.Search;

/// <summary>Searches an index of Azure AI Search.</summary>
internal static class SearchServices
{
    /// <summary>Names of HTTP clients. Questions and bulk work have separate cooldowns.</summary>
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
        services.AddSingleton<KnowledgeBase>();
        services.AddSingleton<SearchRetriever>();
        services.AddSingleton<IRetriever>(provider =>
            settings.KnowledgeBase is null
                ? provider.GetRequiredService<SearchRetriever>()
                : ActivatorUtilities.CreateInstance<KnowledgeBaseRetriever>(provider, provider.GetRequiredService<SearchRetriever>())
        );

        IEmbeddingGenerator<string, Embedding<float>> Embeddings(IServiceProvider provider, string transport) =>
            new ObservedEmbeddingGenerator(
                ModelClient.Embeddings(provider, transport, settings.EmbeddingDeployment, settings.EmbeddingDimensions),
                provider.GetRequiredService<GenAi>(),
                GenAiTarget.AzureOpenAI(settings.EmbeddingDeployment, model.Endpoints[0])
            );
    }

    private static TokenCredential Credential(IServiceProvider services) => services.GetRequiredService<TokenCredential>();

    private static SearchClientOptions Options(IServiceProvider services) =>
        new() { Transport = Http(services), RetryPolicy = new BriefRetries() };

    public static HttpClientTransport Http(IServiceProvider services) =>
        new(services.GetRequiredService<IHttpClientFactory>().CreateClient(Transport));
}
