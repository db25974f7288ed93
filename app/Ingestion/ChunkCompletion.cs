using App.Chunking;
using App.Documents;
using App.Formats;
using App.Privacy;
using App.Search;
using Azure.Search.Documents.Models;

namespace App.Ingestion;

/// <summary>
/// Completes the chunks that an indexer wrote: groups and classification as <see cref="BlobSource"/> reads them, masked text, marks.
/// A chunk gets groups only if its text is from the listed version of the blob; until then no user can read it. If a blob is newer than a
/// chunk, the chunk keeps only groups that may read both versions. Chunks of deleted and purged documents are removed.
/// </summary>
internal sealed class ChunkCompletion(SearchSettings settings, bool masks, WrittenChunks chunks, TimeProvider clock)
{
    /// <summary>A change is found by a search a moment later.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromSeconds(3);

    private readonly HashSet<string> added = new(StringComparer.Ordinal);
    private readonly HashSet<string> unchanged = new(StringComparer.Ordinal);
    private readonly HashSet<string> behind = new(StringComparer.Ordinal);
    private readonly HashSet<string> removed = new(StringComparer.Ordinal);
    private readonly List<string> gone = [];
    private Dictionary<string, SourceDocument> listed = [];
    private DateTimeOffset listedAt;

    /// <param name="begun">When the run of the indexer was started: it must have seen older blobs.</param>
    public async Task<IngestionReport> RunAsync(
        UnpurgedSource source,
        DateTimeOffset begun,
        IndexerRun? run,
        CancellationToken cancellationToken
    )
    {
        listedAt = clock.GetUtcNow();
        await foreach (var _ in source.ListAsync(cancellationToken)) { }
        listed = source.Listed.ToDictionary(document => document.Id, StringComparer.Ordinal);

        if (await CheckAsync(cancellationToken))
            await Task.Delay(Settles, clock, cancellationToken);
        await CompleteAsync(cancellationToken);
        await chunks.DeleteAsync(gone, cancellationToken);

        var missing = listed
            .Values.Where(document => !added.Contains(document.Id) && !unchanged.Contains(document.Id))
            .Where(document => behind.Contains(document.Id) || document.ModifiedAt < begun)
            .Where(document => run is { HasEnded: true });
        return new(
            [.. added.Order(StringComparer.Ordinal)],
            [],
            [.. unchanged.Order(StringComparer.Ordinal)],
            [.. removed.Order(StringComparer.Ordinal)],
            [.. missing.Select(document => Rejected(document, run))],
            [.. added.Concat(unchanged).Where(id => listed[id].Groups.Count == 0).Order(StringComparer.Ordinal)]
        );
    }

    /// <summary>Checks completed chunks against the listing.</summary>
    /// <returns>Whether some are to be completed again.</returns>
    private async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        var reopens = false;
        await foreach (var page in chunks.PagesAsync("ordinal ge 0", WrittenChunk.State, cancellationToken))
        {
            var changes = page.Select(Checked).OfType<SearchDocument>().ToArray();
            reopens |= changes.Any(change => change.ContainsKey("ordinal"));
            await chunks.MergeAsync(changes, cancellationToken);
        }

        return reopens;
    }

    /// <summary>The change that a completed chunk needs; null for none.</summary>
    private SearchDocument? Checked(WrittenChunk chunk)
    {
        if (DocumentOf(chunk) is not { } document)
            return null;

        var isSame =
            chunk.DocumentId == document.Id
            && DocumentStamp.Parse(chunk.DocumentFingerprint ?? "") is { } stamp
            && DocumentStamp.Of(document, masks).IsUnchanged(stamp);
        if (chunk.IsOf(document.ModifiedAt))
        {
            if (!isSame)
                return WrittenChunks.Reopened(chunk.Key);
            unchanged.Add(document.Id);
            return null;
        }

        behind.Add(document.Id);
        var before = chunk.Groups ?? [];
        var both = before.Intersect(AccessFilter.Normal(document.Groups), StringComparer.Ordinal).ToArray();
        return both.Length < before.Count ? WrittenChunks.WithGroups(chunk.Key, both) : null;
    }

    private async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await foreach (var page in chunks.PagesAsync("ordinal eq null", [.. WrittenChunk.State, "title", "text"], cancellationToken))
        {
            var completed = new List<SearchDocument>();
            foreach (var chunk in page)
                if (DocumentOf(chunk) is not { } document)
                    continue;
                else if (chunk.IsOf(document.ModifiedAt))
                {
                    completed.Add(WrittenChunks.Completed(Completed(chunk, document)));
                    added.Add(document.Id);
                    unchanged.Remove(document.Id);
                }
                else
                    behind.Add(document.Id);
            await chunks.MergeAsync(completed, cancellationToken);
        }
    }

    private IndexedChunk Completed(WrittenChunk chunk, SourceDocument document)
    {
        var (title, text) = (Masked(chunk.Title), Masked(chunk.Text));
        var made = new Chunk
        {
            Id = $"{document.Id}#{chunk.Ordinal}",
            Title = title,
            Heading = "",
            Text = text,
            IsSuspicious = InjectedInstruction.IsIn(text) || InjectedInstruction.IsIn(title),
            ContentHash = Chunk.HashOf(text),
            Source = document with { Fingerprint = DocumentStamp.Of(document, masks).ToString() },
        };
        return IndexedChunk.From(new EmbeddedChunk(made, default), chunk.Ordinal, settings.Recipe, clock.GetUtcNow()) with
        {
            Key = chunk.Key,
        };
    }

    private string Masked(string? text) => masks ? Redactor.Redact(text ?? "") : text ?? "";

    /// <summary>Null if the blob is not listed; unless it is newer than the listing, its chunks are removed.</summary>
    private SourceDocument? DocumentOf(WrittenChunk chunk)
    {
        var id = IdOf(chunk.DocumentId);
        if (listed.TryGetValue(id, out var document))
            return document;
        if (chunk.ModifiedAt >= listedAt.AddSeconds(-1))
            return null;

        gone.Add(chunk.Key);
        removed.Add(id);
        return null;
    }

    private string IdOf(string address)
    {
        var container = $"{settings.Documents.AbsoluteUri.TrimEnd('/')}/";
        return address.StartsWith(container, StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(address[container.Length..])
            : address;
    }

    private Rejection Rejected(SourceDocument document, IndexerRun? run)
    {
        try
        {
            _ = DocumentFormats.ReaderFor(document.Id);
        }
        catch (RejectedDocumentException unknown)
        {
            return new(document.Id, unknown.Reason, unknown.Message);
        }

        var error = run?.Errors.FirstOrDefault(error => IdOf(error.Key) == document.Id || error.Key.Contains(document.Id)).Value;
        return new(
            document.Id,
            RejectionReason.Unreachable,
            error ?? "The indexer made no chunks of the document; see the indexer's history"
        );
    }
}
