using App.Grounding;
using App.Ingestion;
using App.Retrieval;
using App.SentenceModel;
using Microsoft.Extensions.AI;

namespace App.Offline;

/// <summary>Registers the offline mode: search and answers without network access.</summary>
internal static class OfflineServices
{
    /// <summary>Search of the bundled documents in memory.</summary>
    public static void AddBundledSearch(this IServiceCollection services)
    {
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, HashEmbeddingGenerator>();
        services.AddSingleton(SentenceVectors.BesideTheApp());
        services.AddSingleton(KnownQuestions.In(AppContext.BaseDirectory));
        services.AddSingleton<Ingester>();
        services.AddSingleton<KnowledgeIndex>();
        services.AddSingleton<KnowledgeLoader>();
        services.AddHostedService(services => services.GetRequiredService<KnowledgeLoader>());
        services.AddSingleton<IRetriever>(services => services.GetRequiredService<KnowledgeIndex>());
    }

    /// <summary>Answers that quote the sources.</summary>
    public static void AddQuoting(this IServiceCollection services, OfflineSettings settings) =>
        services.AddSingleton(settings).AddSingleton<IChatClient, ExtractiveChatClient>().AddSingleton<IQuestionWriter, JoinedQuestion>();
}
