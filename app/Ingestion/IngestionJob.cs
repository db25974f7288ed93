using App.Documents;
using App.Search;

namespace App.Ingestion;

/// <summary>An ingestion run. Only one instance runs at a time.</summary>
internal sealed partial class IngestionJob(
    IndexRelease release,
    IngestionLease lease,
    IDocumentSource source,
    PurgeList purges,
    IngestionMetrics metrics,
    TimeProvider clock,
    ILogger<IngestionJob> log
)
{
    /// <summary>Returns null without a run if another instance is running.</summary>
    public async Task<ReleaseReport?> RunAsync(bool rebuild, CancellationToken cancellationToken)
    {
        var begun = clock.GetUtcNow();
        ReleaseReport? report = null;
        try
        {
            await lease.HoldAsync(
                async held => report = await release.RunAsync(new UnpurgedSource(source, purges), rebuild, held),
                cancellationToken
            );
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

        metrics.Done(report.Listed, report.Changes.Rejected.Count, report.BehindSince);
        LogDone(
            report.Index,
            report.Listed,
            report.Changes.Rejected.Count,
            metrics.Lag.TotalSeconds,
            (clock.GetUtcNow() - begun).TotalSeconds
        );
        return report;
    }

    [LoggerMessage(
        LogLevel.Information,
        "Ingestion into {Index}: {Listed} documents at the source, {Rejected} rejected, lag {Lag:0} s; it took {Seconds:0.0} s"
    )]
    private partial void LogDone(IndexName index, int listed, int rejected, double lag, double seconds);
}
