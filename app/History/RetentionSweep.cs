namespace App.History;

/// <summary>Deletes, every hour, what is older than the retention. Until then it is kept from sight by every read.</summary>
internal sealed partial class RetentionSweep(IEnumerable<IPersonalData> kept, TimeProvider clock, ILogger<RetentionSweep> log)
    : BackgroundService
{
    /// <summary>Not in the minute of the start, which has better things to do.</summary>
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
            // Whatever it is: one that is not caught here would end the whole app.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Retention: {Count} {Items} deleted")]
    private partial void LogSwept(int count, string items);

    [LoggerMessage(LogLevel.Error, "Retention: what is too old could not be deleted; tried again in an hour")]
    private partial void LogFailed(Exception failure);
}
