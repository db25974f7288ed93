using App.Documents;
using App.Identity;
using App.Retrieval;
using Microsoft.Extensions.AI;
using Stored = System.Collections.Immutable.ImmutableSortedDictionary<
    string,
    System.Collections.Generic.IReadOnlyList<App.Documents.EmbeddedChunk>
>;

namespace App.Offline;

/// <summary>An index in memory.</summary>
internal sealed class KnowledgeIndex(IEmbeddingGenerator<string, Embedding<float>> embeddings, TimeProvider clock) : IChunkStore, IRetriever
{
    private readonly Lock writing = new();
    private Stored documents = Stored.Empty.WithComparers(StringComparer.Ordinal);
    private Lazy<KnowledgeSnapshot> snapshot = new(() => new KnowledgeSnapshot([], null));

    private KnowledgeSnapshot Now => Volatile.Read(ref snapshot).Value;

    /// <summary>How well a word distinguishes passages.</summary>
    public double Weight(string term) => Now.Weight(term);

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

    public async ValueTask<Retrieved> RetrieveAsync(string question, Caller caller, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var vector = await embeddings.GenerateVectorAsync(question, cancellationToken: cancellationToken);
        return Now.Search(question, vector.Span, caller, count);
    }

    public ValueTask<IReadOnlyList<string>> TitlesAsync(Caller caller, int count, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<string>>([.. Now.Titles(caller).Take(count)]);

    public ValueTask<IndexState> StateAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Now.State);

    // The first search after a change builds the index, so that it is not built again for every added document.
    private void Change(Func<Stored, Stored> change)
    {
        lock (writing)
        {
            var (changed, at) = (change(documents), clock.GetUtcNow());
            documents = changed;
            Volatile.Write(ref snapshot, new Lazy<KnowledgeSnapshot>(() => new KnowledgeSnapshot([.. changed.Values], at)));
        }
    }
}
