using App.Search;

namespace App.Ingestion;

/// <summary>What a run did to what is searched.</summary>
/// <param name="IsNew">Whether the index went live in this run.</param>
/// <param name="Listed">Documents at the source.</param>
/// <param name="BehindSince">When the longest waiting of the documents was changed that could not be opened; null where none waits.</param>
internal sealed record ReleaseReport(IndexName Index, bool IsNew, IngestionReport Changes, int Listed, DateTimeOffset? BehindSince);
