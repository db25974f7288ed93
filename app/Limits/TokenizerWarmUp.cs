namespace App.Limits;

/// <summary>
/// Loads the table of tokens after the app listens, so that neither the start nor the first question waits for it. Later it gives back the
/// memory that the start used: an app without questions would keep it, because it never collects.
/// </summary>
internal sealed class TokenizerWarmUp(IHostApplicationLifetime lifetime, TimeProvider clock, TokenCounter? counter = null) : IHostedService
{
    // After the first checks of readiness; a collection stops all threads for some 20 ms.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => _ = Task.Run(RunAsync));
        return Task.CompletedTask;
    }

    private async Task RunAsync()
    {
        if (counter is not null)
            await TokenCounter.LoadAsync();
        await Task.Delay(Settled, clock, lifetime.ApplicationStopping);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
