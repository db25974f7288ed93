using App.Search;

namespace App.Ingestion;

/// <summary>Runs the ingestion in the background: at the start, then at an interval.</summary>
internal sealed partial class IngestionWorker(SearchSettings settings, IngestionJob job, TimeProvider clock, ILogger<IngestionWorker> log)
    : BackgroundService
{
    /// <summary>
    /// The first retry after a failure; the delay then doubles. In a new deployment, role assignments and DNS records take minutes to
    /// propagate, and a replaced instance can still hold the lease. A whole interval would be too long for a first start.
    /// </summary>
    public static readonly TimeSpan Soonest = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!settings.OnStart)
            await Task.Delay(settings.Every, clock, stoppingToken);

        for (var (retry, hasRun) = (Soonest, false); ; )
        {
            var wait = settings.Every;
            try
            {
                if (await job.RunAsync(rebuild: false, stoppingToken) is not null)
                    (retry, hasRun) = (Soonest, true);
                else
                {
                    LogBusy();
                    wait = hasRun ? settings.Every : Soonest;
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                wait = retry < settings.Every ? retry : settings.Every;
                retry = wait * 2;
                LogFailed(failure, wait);
            }

            await Task.Delay(wait, clock, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "Another instance runs an ingestion")]
    private partial void LogBusy();

    [LoggerMessage(LogLevel.Error, "Ingestion failed; the live index is unchanged, next attempt in {Wait}")]
    private partial void LogFailed(Exception failure, TimeSpan wait);
}
