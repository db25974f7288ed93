using System.Diagnostics.Metrics;

namespace App.Ingestion;

/// <summary>Metrics of ingestion: lag, documents and runs.</summary>
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
        meter.CreateObservableGauge("app.ingestion.rejected", () => counts.Rejected, "{document}", "Rejected documents.");
        meter.CreateObservableGauge("app.ingestion.lag", () => Lag.TotalSeconds, "s", "Age of the oldest change that is not in the index.");
    }

    public TimeSpan Lag => behindSince is { } since ? clock.GetUtcNow() - since : TimeSpan.Zero;

    public void Done(int documents, int rejected, DateTimeOffset? since)
    {
        (counts, behindSince) = ((documents, rejected), since);
        runs.Add(1, new KeyValuePair<string, object?>("outcome", "done"));
    }

    /// <summary>Another instance runs and reports.</summary>
    public void Busy()
    {
        behindSince = null;
        runs.Add(1, new KeyValuePair<string, object?>("outcome", "busy"));
    }

    /// <summary>The lag grows from the start of the first failed run until a run succeeds.</summary>
    public void Failed(DateTimeOffset begun)
    {
        behindSince ??= begun;
        runs.Add(1, new KeyValuePair<string, object?>("outcome", "failed"));
    }
}
