using App.Search;

namespace App.Ingestion;

/// <summary>One run, by one instance at a time.</summary>
internal sealed partial class IngestionRun(
    IndexRelease release, IngestionLease lease, IDocumentSource source, PurgeList purges, IngestionMetrics metrics, TimeProvider clock,
    ILogger<IngestionRun> log)
{
    /// <summary>Null, and nothing done, where another instance is at work.</summary>
    public async Task<ReleaseReport?> RunAsync(bool rebuild, CancellationToken cancellationToken)
    {
        var begun = clock.GetUtcNow();
        ReleaseReport? report = null;
        try
        {
            await lease.HoldAsync(
                async held => report = await release.RunAsync(new UnpurgedSource(source, purges), rebuild, held), cancellationToken);
        }
        catch
        {
            metrics.Failed(begun);
            throw;
        }

        if (report is null)
        {
            metrics.Busy();
            return null;
        }

        metrics.Done(report.Listed, report.Behind, report.BehindSince);
        LogDone(report.Index, report.Changes, report.Listed, report.Behind, metrics.Lag.TotalSeconds, (clock.GetUtcNow() - begun).TotalSeconds);
        return report;
    }

    [LoggerMessage(
        LogLevel.Information,
        "Ingestion into {Index}: {Changes}; {Listed} documents at the source, {Behind} not as they are now, lag {Lag:0} s; it took {Seconds:0.0} s")]
    private partial void LogDone(IndexName index, IngestionReport changes, int listed, int behind, double lag, double seconds);
}
