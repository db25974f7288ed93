using App.Documents;

namespace App.Ingestion;

/// <summary>
/// A store that checks after each document whether it was purged meanwhile. A purge is recorded before it removes, so the later of the two
/// always sees the other.
/// </summary>
internal sealed class UnpurgedStore(IChunkStore inner, PurgeList purges) : IChunkStore
{
    public Task<IReadOnlyDictionary<string, string>> FingerprintsAsync(CancellationToken cancellationToken) =>
        inner.FingerprintsAsync(cancellationToken);

    public async Task PutAsync(string documentId, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken)
    {
        await inner.PutAsync(documentId, chunks, cancellationToken);
        if (await purges.HasAsync(documentId, cancellationToken))
            await inner.RemoveAsync(documentId, cancellationToken);
    }

    public Task RemoveAsync(string documentId, CancellationToken cancellationToken) => inner.RemoveAsync(documentId, cancellationToken);
}
