using System.Diagnostics.Metrics;
using App.Search;

namespace App.Ingestion;

/// <summary>Metrics of ingestion: lag, documents and runs.</summary>
internal sealed class IngestionMetrics
{
    public const string MeterName = "App.Ingestion";

    private readonly TimeProvider clock;
    private readonly string engine;
    private readonly Counter<long> runs;
    private (int Documents, int Rejected) counts;
    private DateTimeOffset? behindSince;

    public IngestionMetrics(IMeterFactory meters, TimeProvider clock, SearchSettings? settings = null)
    {
        this.clock = clock;
        engine = settings?.FilledBy ?? "app";
        var meter = meters.Create(MeterName);
        runs = meter.CreateCounter<long>(
            "app.ingestion.runs",
            "{run}",
            "Runs by outcome (done, busy or failed) and engine (app or indexer)."
        );
        meter.CreateObservableGauge("app.ingestion.documents", () => counts.Documents, "{document}", "Documents at the source.");
        meter.CreateObservableGauge("app.ingestion.rejected", () => counts.Rejected, "{document}", "Rejected documents.");
        meter.CreateObservableGauge("app.ingestion.lag", () => Lag.TotalSeconds, "s", "Age of the oldest change that is not in the index.");
    }

    public TimeSpan Lag => behindSince is { } since ? clock.GetUtcNow() - since : TimeSpan.Zero;

    public void Done(int documents, int rejected, DateTimeOffset? since)
    {
        (counts, behindSince) = ((documents, rejected), since);
        Count("done");
    }

    /// <summary>Another instance runs and reports.</summary>
    public void Busy()
    {
        behindSince = null;
        Count("busy");
    }

    /// <summary>The lag grows from the start of the first failed run until a run succeeds.</summary>
    public void Failed(DateTimeOffset begun)
    {
        behindSince ??= begun;
        Count("failed");
    }

    private void Count(string outcome) =>
        runs.Add(1, new KeyValuePair<string, object?>("outcome", outcome), new KeyValuePair<string, object?>("engine", engine));
}
