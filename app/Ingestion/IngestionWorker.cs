using App.Search;

namespace App.Ingestion;

/// <summary>Lets the index follow its source, beside the questions: at start, and from then on at an interval.</summary>
internal sealed partial class IngestionWorker(SearchSettings settings, IngestionJob job, TimeProvider clock, ILogger<IngestionWorker> log)
    : BackgroundService
{
    /// <summary>
    /// Roles and name records reach a new deployment minutes after it, and an instance that is replaced may still hold the lease: what
    /// went wrong is tried again soon, then ever later. A whole interval would leave a first start without documents for that long.
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

    [LoggerMessage(LogLevel.Information, "Another instance ingests now")]
    private partial void LogBusy();

    [LoggerMessage(LogLevel.Error, "Ingestion failed; what is live stays live, and it is tried again in {Wait}")]
    private partial void LogFailed(Exception failure, TimeSpan wait);
}
