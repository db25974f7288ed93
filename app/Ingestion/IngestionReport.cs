namespace App.Ingestion;

/// <summary>What a run did, by document id.</summary>
/// <param name="Rejected">Not taken in. What was stored of such a document before stays, unless who may read it has changed.</param>
/// <param name="Unreadable">Stored, and for nobody: they carry no groups.</param>
internal sealed record IngestionReport(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Unchanged,
    IReadOnlyList<string> Removed,
    IReadOnlyList<Rejection> Rejected,
    IReadOnlyList<string> Unreadable
);
