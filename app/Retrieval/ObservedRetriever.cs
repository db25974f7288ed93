using App.Identity;
using App.Telemetry;

namespace App.Retrieval;

/// <summary>Records each search as a span and metrics, without the question.</summary>
internal sealed class ObservedRetriever(IRetriever inner, GenAi instruments, GenAiTarget target) : IRetriever
{
    /// <param name="inMemory">Whether the index is in the memory of the app, not in AI Search.</param>
    public static ObservedRetriever For(IServiceProvider services, bool inMemory) =>
        new(services.GetRequiredService<IRetriever>(), services.GetRequiredService<GenAi>(), GenAiTarget.Search(inMemory));

    public async ValueTask<Retrieved> RetrieveAsync(Query query, Caller caller, int count, CancellationToken cancellationToken)
    {
        using var call = new GenAiCall(instruments, GenAiOperation.Retrieval, target);
        try
        {
            var found = await inner.RetrieveAsync(query, caller, count, cancellationToken);
            call.Span?.SetTag("gen_ai.data_source.id", found.IndexVersion)
                .SetTag("gen_ai.request.top_k", (double)count)
                .SetTag(AnswerTags.Ranking, found.Ranking);
            return found;
        }
        catch (Exception failure) when (call.Failed(failure.GetType().FullName!, cancellationToken))
        {
            throw;
        }
    }

    public ValueTask<IReadOnlyList<string>> TitlesAsync(Caller caller, int count, CancellationToken cancellationToken) =>
        inner.TitlesAsync(caller, count, cancellationToken);

    public ValueTask<IndexState> StateAsync(CancellationToken cancellationToken) => inner.StateAsync(cancellationToken);
}
