using Azure.Core;
using Azure.Core.Pipeline;

namespace App.Search;

/// <summary>
/// Retries twice, unless the service asks for a longer delay than a user waits. The default policy waits for as long as the service asks.
/// </summary>
internal sealed class BriefRetries() : RetryPolicy(maxRetries: 2, DelayStrategy.CreateExponentialDelayStrategy(FirstDelay, LongestWait))
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        IsBrief(message) && base.ShouldRetry(message, exception);

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsBrief(message) && await base.ShouldRetryAsync(message, exception);

    private static bool IsBrief(HttpMessage message) =>
        !message.HasResponse
        || !message.Response.Headers.TryGetValue("Retry-After", out var wait)
        || (int.TryParse(wait, out var seconds) && seconds <= LongestWait.TotalSeconds);
}
