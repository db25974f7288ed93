using App.Documents;

namespace App.Ingestion;

/// <summary>The work of a run, and the result for each document.</summary>
internal sealed class IngestionRun
{
    private readonly bool masked;
    private readonly IReadOnlyDictionary<string, string> stored;
    private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);
    private readonly List<string> added = [];
    private readonly List<string> changed = [];
    private readonly List<string> unchanged = [];
    private readonly List<string> removed;
    private readonly List<Rejection> rejected = [];
    private readonly List<string> unreadable = [];

    public IngestionRun(IReadOnlyList<SourceDocument> documents, IReadOnlyDictionary<string, string> stored, bool masked)
    {
        this.masked = masked;
        this.stored = stored;
        removed = [.. stored.Keys.Except(documents.Select(document => document.Id), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        ToRead = [.. documents.Where(document => !IsUnchanged(document))];
        foreach (var document in documents.Except(ToRead))
        {
            unchanged.Add(document.Id);
            Note(document, Stored(document.Id)!);
        }
    }

    public IReadOnlyList<string> Gone => removed;

    public IReadOnlyList<SourceDocument> ToRead { get; }

    /// <summary>The chunks to store.</summary>
    /// <exception cref="RejectedDocumentException">Another document has the same text and the same access.</exception>
    public IReadOnlyList<Chunk> Accept(SourceDocument document, IReadOnlyList<Chunk> chunks)
    {
        var stamp = DocumentStamp.Of(document, masked).With(chunks);
        if (owners.TryGetValue(stamp.Content, out var owner))
            throw new RejectedDocumentException(
                RejectionReason.Duplicate,
                $"The document has the same text and access as {owner}; remove one of them"
            );

        Note(document, stamp);
        var source = document with { Fingerprint = stamp.ToString() };
        return [.. chunks.Select(chunk => chunk with { Source = source })];
    }

    public void Stored(SourceDocument document) => (stored.ContainsKey(document.Id) ? changed : added).Add(document.Id);

    /// <summary>Whether its stored version must be removed: it is a duplicate, or its access has changed.</summary>
    public bool Reject(SourceDocument document, RejectedDocumentException problem)
    {
        rejected.Add(new Rejection(document.Id, problem.Reason, problem.Message));
        if (!stored.ContainsKey(document.Id))
            return false;
        if (problem.Reason != RejectionReason.Duplicate && Stored(document.Id)?.Access == DocumentStamp.Of(document, masked).Access)
            return false;

        removed.Add(document.Id);
        return true;
    }

    public IngestionReport Report() => new(added, changed, unchanged, removed, rejected, unreadable);

    private bool IsUnchanged(SourceDocument document) =>
        Stored(document.Id) is { } before && DocumentStamp.Of(document, masked).IsUnchanged(before);

    private DocumentStamp? Stored(string id) => stored.TryGetValue(id, out var fingerprint) ? DocumentStamp.Parse(fingerprint) : null;

    private void Note(SourceDocument document, DocumentStamp stamp)
    {
        owners.TryAdd(stamp.Content, document.Id);
        if (document.Groups.Count == 0)
            unreadable.Add(document.Id);
    }
}
