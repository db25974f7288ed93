using System.Diagnostics.Metrics;
using App.Identity;
using App.Retrieval;

namespace App.Search;

/// <summary>
/// Retrieves through the knowledge base. Where it fails, is late or finds nothing, the app's own hybrid query answers, and after a failure
/// alone for a minute.
/// </summary>
internal sealed partial class KnowledgeBaseRetriever : IRetriever
{
    public const string MeterName = "App.Search";

    /// <summary>Shorter than a user waits for sources; the hybrid query comes after it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>The highest score of the semantic ranker.</summary>
    private const double BestRank = 4;

    private readonly KnowledgeBase knowledge;
    private readonly LiveIndexReader live;
    private readonly IRetriever hybrid;
    private readonly TimeProvider clock;
    private readonly ILogger<KnowledgeBaseRetriever> log;
    private readonly Counter<long> requests;
    private long restsUntil;

    public KnowledgeBaseRetriever(
        KnowledgeBase knowledge,
        LiveIndexReader live,
        IRetriever hybrid,
        IMeterFactory meters,
        TimeProvider clock,
        ILogger<KnowledgeBaseRetriever> log
    )
    {
        (this.knowledge, this.live, this.hybrid, this.clock, this.log) = (knowledge, live, hybrid, clock, log);
        requests = meters
            .Create(MeterName)
            .CreateCounter<long>(
                "app.search.knowledge_base.requests",
                "{request}",
                "Requests by outcome: answered, empty, failed or resting; all but the first use the hybrid query."
            );
    }

    public async ValueTask<Retrieved> RetrieveAsync(Query query, Caller caller, int count, CancellationToken cancellationToken)
    {
        var outcome = "resting";
        if (clock.GetUtcNow().UtcTicks >= Volatile.Read(ref restsUntil))
        {
            try
            {
                var (found, version) = await TryAsync(query.Text, caller, cancellationToken);
                outcome = found.Count > 0 ? "answered" : "empty";
                if (found.Count > 0)
                    return Retrieved(found, count, version);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                outcome = "failed";
                Volatile.Write(ref restsUntil, (clock.GetUtcNow() + Rest).UtcTicks);
                LogFailed(failure, Rest);
            }
            finally
            {
                Count(outcome);
            }
        }
        else
            Count(outcome);

        return await hybrid.RetrieveAsync(query, caller, count, cancellationToken);
    }

    public ValueTask<IReadOnlyList<string>> TitlesAsync(Caller caller, int count, CancellationToken cancellationToken) =>
        hybrid.TitlesAsync(caller, count, cancellationToken);

    public ValueTask<IndexState> StateAsync(CancellationToken cancellationToken) => hybrid.StateAsync(cancellationToken);

    private async Task<(IReadOnlyList<(Documents.Chunk Chunk, double Rank)> Found, string Version)> TryAsync(
        string question,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        using var time = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        var looking = live.GetOrLastAsync(either.Token);
        var found = await knowledge.RetrieveAsync(question, caller, Longest, either.Token);
        return (found, (await looking).Version);
    }

    private static Retrieved Retrieved(IReadOnlyList<(Documents.Chunk Chunk, double Rank)> found, int count, string version) =>
        new(
            [.. found.Take(count).Select(each => new Passage(each.Chunk, each.Rank, Math.Clamp(each.Rank / BestRank, 0, 1)))],
            "agentic",
            version
        );

    private void Count(string outcome) => requests.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    [LoggerMessage(LogLevel.Warning, "The knowledge base did not answer; the hybrid query is used for {Rest}")]
    private partial void LogFailed(Exception failure, TimeSpan rest);
}
