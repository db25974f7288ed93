namespace App.Search;

/// <summary>Splits chunks into requests within the limits of the service: 1,000 documents and 16 MB.</summary>
internal static class ChunkBatches
{
    public const int MostChunks = 1_000;
    public const int MostBytes = 15_000_000;

    // Names, numbers and punctuation around the values; a test compares it with real requests.
    private const int Frame = 1_000;
    private const int BytesPerFloat = 17;

    // An escaped character in JSON: a backslash, u and four digits.
    private const int BytesPerCharacter = 6;

    public static IEnumerable<IReadOnlyList<IndexedChunk>> Split(IEnumerable<IndexedChunk> chunks)
    {
        var batch = new List<IndexedChunk>();
        var bytes = 0L;
        foreach (var chunk in chunks)
        {
            var size = SizeAtMost(chunk);
            if (batch.Count > 0 && (batch.Count == MostChunks || bytes + size > MostBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(chunk);
            bytes += size;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    public static long SizeAtMost(IndexedChunk chunk) =>
        Frame
        + (long)BytesPerFloat * chunk.Vector.Count
        + BytesPerCharacter
            * (
                (long)chunk.ChunkId.Length
                + chunk.Title.Length
                + chunk.Heading.Length
                + chunk.Text.Length
                + chunk.DocumentId.Length
                + chunk.SourceUri.Length
                + chunk.DocumentFingerprint.Length
                + chunk.EmbeddingModel.Length
                + chunk.Classification.Length
                + chunk.Groups.Sum(group => group.Length + 1)
            );
}
