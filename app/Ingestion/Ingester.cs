using App.Documents;
using App.Formats;
using Microsoft.Extensions.AI;

namespace App.Ingestion;

/// <summary>Updates a store from a source: reads new and changed documents, and removes deleted ones.</summary>
internal sealed partial class Ingester(
    IEmbeddingGenerator<string, Embedding<float>> embeddings,
    IngestionSettings settings,
    ILogger<Ingester> log
)
{
    // Below the request limits of the services, by number and by tokens.
    private const int TextsPerRequest = 64;

    /// <summary>
    /// A rejected document is reported and does not stop the others. A failure of the source, store or embedding service ends the run;
    /// stored documents stay, and the next run continues from there.
    /// </summary>
    public async Task<IngestionReport> RunAsync(IDocumentSource source, IChunkStore store, CancellationToken cancellationToken)
    {
        // The list must be complete before anything is removed: a source can fail in the middle.
        var documents = new List<SourceDocument>();
        await foreach (var document in source.ListAsync(cancellationToken))
            documents.Add(document);
        documents.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));

        var run = new IngestionRun(documents, await store.FingerprintsAsync(cancellationToken), settings.MaskPersonalData);
        foreach (var id in run.Gone)
            await store.RemoveAsync(id, cancellationToken);

        await using var reading = new ReadingProcess(ReadingBudget.Default);
        foreach (var document in run.ToRead)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var chunks = run.Accept(document, await ReadAsync(reading, source, document, cancellationToken));
                await store.PutAsync(document.Id, await EmbedAsync(chunks, cancellationToken), cancellationToken);
                run.Stored(document);
            }
            catch (RejectedDocumentException problem)
            {
                if (run.Reject(document, problem))
                    await store.RemoveAsync(document.Id, cancellationToken);
                LogRejected(document.Id, problem.Reason);
            }
        }

        var report = run.Report();
        LogRun(
            report.Added.Count,
            report.Changed.Count,
            report.Unchanged.Count,
            report.Removed.Count,
            report.Rejected.Count,
            report.Unreadable.Count
        );
        return report;
    }

    private async Task<IReadOnlyList<Chunk>> ReadAsync(
        ReadingProcess reading,
        IDocumentSource source,
        SourceDocument document,
        CancellationToken cancellationToken
    )
    {
        // Before the file is opened: its ending says enough.
        _ = DocumentFormats.ReaderFor(document.Id);
        using var content = await BufferAsync(source, document, cancellationToken);
        return await reading.ChunksAsync(document, content, settings.MaskPersonalData, cancellationToken);
    }

    // Readers need to seek. The listed length is not trusted: a file can have grown since.
    private static async Task<MemoryStream> BufferAsync(
        IDocumentSource source,
        SourceDocument document,
        CancellationToken cancellationToken
    )
    {
        if (document.Length > DocumentFormats.LargestFile)
            throw TooLarge();
        try
        {
            await using var content = await source.OpenAsync(document, cancellationToken);
            var buffer = new MemoryStream((int)document.Length);
            var part = new byte[81_920];
            for (int read; (read = await content.ReadAsync(part, cancellationToken)) > 0; )
            {
                if (buffer.Length + read > DocumentFormats.LargestFile)
                    throw TooLarge();
                buffer.Write(part, 0, read);
            }

            buffer.Position = 0;
            return buffer;
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new RejectedDocumentException(
                RejectionReason.Unreachable,
                "The document was listed but cannot be opened; check its permissions",
                missing
            );
        }

        static RejectedDocumentException TooLarge() =>
            new(RejectionReason.TooLarge, $"The document is larger than {DocumentFormats.LargestFile >> 20} MB; split it");
    }

    private async Task<IReadOnlyList<EmbeddedChunk>> EmbedAsync(IReadOnlyList<Chunk> chunks, CancellationToken cancellationToken)
    {
        var embedded = new List<EmbeddedChunk>(chunks.Count);
        foreach (var batch in chunks.Chunk(TextsPerRequest))
        {
            var vectors = await embeddings.GenerateAsync(batch.Select(chunk => chunk.EmbeddedText), cancellationToken: cancellationToken);
            if (vectors.Count != batch.Length)
                throw new InvalidDataException($"The embedding service returned {vectors.Count} vectors for {batch.Length} texts.");
            embedded.AddRange(batch.Zip(vectors, (chunk, vector) => new EmbeddedChunk(chunk, vector.Vector)));
        }

        return embedded;
    }

    [LoggerMessage(
        LogLevel.Information,
        "Documents: {Added} added, {Changed} changed, {Unchanged} unchanged, {Removed} removed, {Rejected} rejected, "
            + "{Unreadable} without groups"
    )]
    private partial void LogRun(int added, int changed, int unchanged, int removed, int rejected, int unreadable);

    [LoggerMessage(LogLevel.Warning, "Document {DocumentId} was rejected: {Reason}")]
    private partial void LogRejected(string documentId, RejectionReason reason);
}
