using App.Search;

namespace App.Ingestion;

/// <summary>Lets the index follow its source, beside the questions: at start, and from then on at an interval.</summary>
internal sealed partial class IngestionWorker(
    SearchSettings settings, IngestionJob job, TimeProvider clock, ILogger<IngestionWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!settings.OnStart)
            await Task.Delay(settings.Every, clock, stoppingToken);

        while (true)
        {
            try
            {
                if (await job.RunAsync(rebuild: false, stoppingToken) is null)
                    LogBusy();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure, settings.Every);
            }

            await Task.Delay(settings.Every, clock, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "Another instance ingests now")]
    private partial void LogBusy();

    [LoggerMessage(LogLevel.Error, "Ingestion failed; what is live stays live, and it is tried again in {Wait}")]
    private partial void LogFailed(Exception failure, TimeSpan wait);
}
