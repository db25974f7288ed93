namespace App.Documents;

/// <summary>Where chunks go to be searched.</summary>
internal interface IChunkStore
{
    /// <summary>The fingerprint that each document had when it was stored, by document id.</summary>
    Task<IReadOnlyDictionary<string, string>> FingerprintsAsync(CancellationToken cancellationToken);

    /// <summary>Puts a document's chunks in place of all that were stored of it.</summary>
    Task PutAsync(string documentId, IReadOnlyList<EmbeddedChunk> chunks, CancellationToken cancellationToken);

    Task RemoveAsync(string documentId, CancellationToken cancellationToken);
}
