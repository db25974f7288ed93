namespace App.History;

/// <summary>Deletes data older than the retention every hour. Until then, reads hide it.</summary>
internal sealed partial class RetentionSweep(IEnumerable<IPersonalData> kept, TimeProvider clock, ILogger<RetentionSweep> log)
    : BackgroundService
{
    /// <summary>Keeps the sweep away from the start.</summary>
    public static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Between = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = AfterStart; ; wait = Between)
        {
            await Task.Delay(wait, clock, stoppingToken);
            try
            {
                foreach (var data in kept)
                    LogSwept(await data.SweepAsync(stoppingToken), data.Name);
            }
            // An unhandled exception here would stop the app.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Retention: {Count} {Items} deleted")]
    private partial void LogSwept(int count, string items);

    [LoggerMessage(LogLevel.Error, "Retention: the deletion of old data failed; next attempt in an hour")]
    private partial void LogFailed(Exception failure);
}
