using Microsoft.Extensions.AI;

namespace App.Ingestion;

/// <summary>Brings a store to what its source holds: new and changed documents come in, gone ones leave.</summary>
internal sealed class Ingester(IEmbeddingGenerator<string, Embedding<float>> embeddings)
{
    public async Task<IngestionReport> RunAsync(IDocumentSource source, IChunkStore store, CancellationToken cancellationToken)
    {
        var (added, changed, removed, unchanged) = (0, 0, 0, 0);
        var stored = await store.FingerprintsAsync(cancellationToken);
        var gone = stored.Keys.ToHashSet(StringComparer.Ordinal);
        await foreach (var document in source.ListAsync(cancellationToken))
        {
            gone.Remove(document.Id);
            if (stored.TryGetValue(document.Id, out var fingerprint) && fingerprint == document.Fingerprint)
            {
                unchanged++;
                continue;
            }

            using var reader = new StreamReader(await source.OpenAsync(document, cancellationToken));
            var chunks = MarkdownChunker.Chunk(document, await reader.ReadToEndAsync(cancellationToken));
            var vectors = await embeddings.GenerateAsync(
                chunks.Select(chunk => $"{chunk.Title}\n{chunk.Heading}\n{chunk.Text}"), cancellationToken: cancellationToken);
            await store.PutAsync(document.Id, [.. chunks.Zip(vectors, (chunk, vector) => new EmbeddedChunk(chunk, vector.Vector))], cancellationToken);
            _ = fingerprint is null ? added++ : changed++;
        }

        foreach (var document in gone)
        {
            await store.RemoveAsync(document, cancellationToken);
            removed++;
        }

        return new(added, changed, removed, unchanged);
    }
}
