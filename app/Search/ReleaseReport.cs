using App.Ingestion;

namespace App.Search;

/// <summary>What a run did to what is searched.</summary>
/// <param name="IsNew">Whether the index went live in this run.</param>
/// <param name="Listed">Documents at the source.</param>
/// <param name="Behind">Those of them that are not in the index as they are now: they could not be read.</param>
/// <param name="BehindSince">When the longest waiting of these was changed.</param>
internal sealed record ReleaseReport(IndexName Index, bool IsNew, IngestionReport Changes, int Listed, int Behind, DateTimeOffset? BehindSince);
