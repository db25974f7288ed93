using App.Ingestion;
using App.Retrieval;
using Microsoft.Extensions.AI;

namespace App.Offline;

/// <summary>Searching, and answering, without anything outside the process.</summary>
internal static class OfflineServices
{
    /// <summary>The documents that ship with the app, searched in memory.</summary>
    public static void AddBundledSearch(this IServiceCollection services)
    {
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, HashEmbeddingGenerator>();
        services.AddSingleton<Ingester>();
        services.AddSingleton<KnowledgeIndex>();
        services.AddHostedService<KnowledgeLoader>();
        services.AddSingleton<IRetriever>(services => services.GetRequiredService<KnowledgeIndex>());
    }

    /// <summary>Answers that quote what was found.</summary>
    public static void AddQuoting(this IServiceCollection services, OfflineSettings settings) =>
        services.AddSingleton(settings).AddSingleton<IChatClient, ExtractiveChatClient>();
}
