using Azure.Core;
using Azure.Core.Pipeline;

namespace App.Search;

/// <summary>
/// Tries again twice, and not where the service asks to be left alone for longer than somebody waits: by itself the pipeline would wait
/// for as long as it is asked to.
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
