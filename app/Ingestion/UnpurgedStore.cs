namespace App.Ingestion;

/// <summary>
/// A store that looks, after each document, whether it was purged meanwhile. A purge is written down before it removes: whichever of
/// the two is last sees the other.
/// </summary>
internal sealed class UnpurgedStore(IChunkStore inner, PurgeList purges) : IChunkStore
{
    private readonly Dictionary<string, string> fingerprints = new(StringComparer.Ordinal);

    /// <summary>What is stored, with what was put since it was read.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints => fingerprints;

    public async Task<IReadOnlyDictionary<string, string>> FingerprintsAsync(CancellationToken cancellationToken)
    {
        var stored = await inner.FingerprintsAsync(cancellationToken);
        lock (fingerprints)
        {
            foreach (var (document, fingerprint) in stored)
                fingerprints[document] = fingerprint;
        }

        return stored;
    }

    public async Task PutAsync(string documentId, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken)
    {
        await inner.PutAsync(documentId, chunks, cancellationToken);
        if (await purges.HasAsync(documentId, cancellationToken))
        {
            await inner.RemoveAsync(documentId, cancellationToken);
            return;
        }

        lock (fingerprints)
        {
            if (chunks is [var first, ..])
                fingerprints[documentId] = first.Chunk.Source.Fingerprint;
        }
    }

    public async Task RemoveAsync(string documentId, CancellationToken cancellationToken)
    {
        await inner.RemoveAsync(documentId, cancellationToken);
        lock (fingerprints)
        {
            fingerprints.Remove(documentId);
        }
    }
}
