using App.Documents;
using App.Identity;
using App.Retrieval;
using App.SentenceModel;
using Stored = System.Collections.Immutable.ImmutableSortedDictionary<
    string,
    System.Collections.Generic.IReadOnlyList<App.Documents.EmbeddedChunk>
>;

namespace App.Offline;

/// <summary>An index in memory.</summary>
internal sealed class KnowledgeIndex(SentenceVectors vectors, KnownQuestions questions, TimeProvider clock) : IChunkStore, IRetriever
{
    /// <summary>The longest wait of a question for vectors of documents; until they exist, words are compared by spelling.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock writing = new();
    private Stored documents = Stored.Empty.WithComparers(StringComparer.Ordinal);
    private Lazy<KnowledgeSnapshot> snapshot = new(() => new KnowledgeSnapshot([], null, SentenceVectors.None, KnownQuestions.None));

    private KnowledgeSnapshot Now => Volatile.Read(ref snapshot).Value;

    /// <summary>How well words distinguish passages, by the passages that every caller can read.</summary>
    public Func<string, double> Weight(string question) => Now.Weight(question);

    public Task<IReadOnlyDictionary<string, string>> FingerprintsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(
            documents.ToDictionary(stored => stored.Key, stored => stored.Value[0].Chunk.Source.Fingerprint, StringComparer.Ordinal)
        );

    public Task PutAsync(string documentId, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(chunks.Count);
        Change(stored => stored.SetItem(documentId, chunks));
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string documentId, CancellationToken cancellationToken)
    {
        Change(stored => stored.Remove(documentId));
        return Task.CompletedTask;
    }

    public async ValueTask<Retrieved> RetrieveAsync(Query query, Caller caller, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = Now;
        return await now.SearchAsync(query, caller, count, await MeaningsAsync(now, cancellationToken));
    }

    /// <summary>
    /// How well the nearest passage answers, 0 to 1, by what is in it. A question of few words is like many that the documents answer, and
    /// may be about nothing.
    /// </summary>
    /// <param name="isWhole">Whether the question says all that it asks.</param>
    public async ValueTask<double> RelevanceAsync(string question, Caller caller, CancellationToken cancellationToken, bool isWhole = false)
    {
        var now = Now;
        var meanings = await MeaningsAsync(now, cancellationToken);
        var found = await now.SearchAsync(question, caller, 1, meanings, isWhole);
        return found.Passages is [var best, ..] ? best.Relevance : 0;
    }

    /// <summary>How near the meanings of a question and of the documents' sentences are; null without a model.</summary>
    public async ValueTask<Likeness?> LikenessAsync(string question, CancellationToken cancellationToken) =>
        Language.OfQuestion(question) == Language.English
        && await MeaningsAsync(Now, cancellationToken) is { } meanings
        && await vectors.OfAsync(question) is { } asked
            ? new Likeness(asked, meanings)
            : null;

    public ValueTask<IReadOnlyList<string>> TitlesAsync(Caller caller, int count, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>([.. Now.Titles(caller).Take(count)]);

    public ValueTask<IndexState> StateAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Now.State);

    private async ValueTask<IReadOnlyDictionary<string, float[]>?> MeaningsAsync(KnowledgeSnapshot now, CancellationToken cancellationToken)
    {
        if (!vectors.Exist)
            return null;
        try
        {
            return await now.MeaningsAsync().WaitAsync(Patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    // The first search after a change builds the index, so that it is not built again for every added document.
    private void Change(Func<Stored, Stored> change)
    {
        lock (writing)
        {
            var (changed, at) = (change(documents), clock.GetUtcNow());
            documents = changed;
            Volatile.Write(
                ref snapshot,
                new Lazy<KnowledgeSnapshot>(() => new KnowledgeSnapshot([.. changed.Values], at, vectors, questions))
            );
        }
    }
}
