namespace App.Documents;

/// <summary>Stores chunks for search.</summary>
internal interface IChunkStore
{
    /// <summary>Stored fingerprints by document id.</summary>
    Task<IReadOnlyDictionary<string, string>> FingerprintsAsync(CancellationToken cancellationToken);

    /// <summary>Replaces all stored chunks of a document.</summary>
    Task PutAsync(string documentId, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken);

    Task RemoveAsync(string documentId, CancellationToken cancellationToken);
}
