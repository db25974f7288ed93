using System.Diagnostics.Metrics;

namespace App.Ingestion;

/// <summary>How far the index is behind its source, and what the runs did.</summary>
internal sealed class IngestionMetrics
{
    public const string MeterName = "App.Ingestion";

    private readonly TimeProvider clock;
    private readonly Counter<long> runs;
    private (int Documents, int Rejected) counts;
    private DateTimeOffset? behindSince;

    public IngestionMetrics(IMeterFactory meters, TimeProvider clock)
    {
        this.clock = clock;
        var meter = meters.Create(MeterName);
        runs = meter.CreateCounter<long>("app.ingestion.runs", "{run}", "Runs by outcome: done, busy or failed.");
        meter.CreateObservableGauge("app.ingestion.documents", () => counts.Documents, "{document}", "Documents at the source.");
        meter.CreateObservableGauge("app.ingestion.rejected", () => counts.Rejected, "{document}", "Documents that could not be taken in.");
        meter.CreateObservableGauge("app.ingestion.lag", () => Lag.TotalSeconds, "s", "How long the longest waiting change has waited.");
    }

    public TimeSpan Lag => behindSince is { } since ? clock.GetUtcNow() - since : TimeSpan.Zero;

    public void Done(int documents, int rejected, DateTimeOffset? since)
    {
        (counts, behindSince) = ((documents, rejected), since);
        runs.Add(1, new KeyValuePair<string, object?>("outcome", "done"));
    }

    /// <summary>Another instance is at work; it reports.</summary>
    public void Busy()
    {
        behindSince = null;
        runs.Add(1, new KeyValuePair<string, object?>("outcome", "busy"));
    }

    /// <summary>Until a run ends well, nothing is known to be in the index that changed after this one began.</summary>
    public void Failed(DateTimeOffset begun)
    {
        behindSince ??= begun;
        runs.Add(1, new KeyValuePair<string, object?>("outcome", "failed"));
    }
}
