namespace App.Limits;

/// <summary>Loads the tokenizer after the app listens, so that neither the start nor the first question waits for it.</summary>
internal sealed class TokenizerWarmUp(IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => _ = TokenCounter.LoadAsync());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
