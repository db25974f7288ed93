namespace App.Ingestion;

/// <summary>The result of a run, by document id.</summary>
/// <param name="Rejected">Rejected documents. Their stored version stays, unless their access has changed.</param>
/// <param name="Unreadable">Stored documents without groups: no user can read them.</param>
internal sealed record IngestionReport(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Unchanged,
    IReadOnlyList<string> Removed,
    IReadOnlyList<Rejection> Rejected,
    IReadOnlyList<string> Unreadable
);
