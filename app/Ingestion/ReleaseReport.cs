using App.Search;

namespace App.Ingestion;

/// <summary>The result of an ingestion run.</summary>
/// <param name="IsNew">Whether the index went live in this run.</param>
/// <param name="Listed">Documents at the source.</param>
/// <param name="BehindSince">Time of the oldest change in a document that cannot be opened; null if there is none.</param>
internal sealed record ReleaseReport(IndexName Index, bool IsNew, IngestionReport Changes, int Listed, DateTimeOffset? BehindSince);
