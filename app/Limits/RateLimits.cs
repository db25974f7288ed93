using System.Threading.RateLimiting;
using App.Http;
using App.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace App.Limits;

/// <summary>Request limits per caller: per user, or per IP address without sign-in.</summary>
internal static class RateLimits
{
    /// <summary>For questions, which cost model capacity.</summary>
    public const string PerCaller = "per-caller";

    /// <summary>For suggestions: one request after each answer.</summary>
    public const string Suggestions = "suggestions";

    /// <summary>For the caller's stored data and feedback.</summary>
    public const string OwnData = "own-data";

    /// <summary>For searches in the caller's stored conversations, each of which reads all of them: one at a time.</summary>
    public const string HistorySearch = "history-search";

    private static readonly TimeSpan AfterSearch = TimeSpan.FromSeconds(2);
    private const int ClicksPerMinute = 120;

    public static void Add(RateLimiterOptions limiter, LimitSettings limits)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) => RefuseAsync(rejected, limits);
        limiter.AddPolicy(PerCaller, context => PerMinute(context, limits.RequestsPerMinute));
        limiter.AddPolicy(Suggestions, context => PerMinute(context, limits.RequestsPerMinute));
        limiter.AddPolicy(HistorySearch, OneAtATime);
        limiter.AddPolicy(OwnData, context => PerMinute(context, ClicksPerMinute));
    }

    // The limiter removes callers whose bucket is full again.
    private static RateLimitPartition<string> PerMinute(HttpContext context, int requests) =>
        RateLimitPartition.GetTokenBucketLimiter(context.Caller().Id, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = requests,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / requests,
        });

    // The newest of the waiting ones is searched; the page has ended the others.
    private static RateLimitPartition<string> OneAtATime(HttpContext context) =>
        RateLimitPartition.GetConcurrencyLimiter(context.Caller().Id, _ => new()
            {
                PermitLimit = 1,
                QueueLimit = 1,
                QueueProcessingOrder = QueueProcessingOrder.NewestFirst,
            });

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, LimitSettings limits)
    {
        var policy = rejected.HttpContext.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;
        var wait =
            rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after
            : policy == HistorySearch ? AfterSearch
            : TimeSpan.FromMinutes(1);
        await RetryLater
            .Refuse(
                rejected.HttpContext,
                StatusCodes.Status429TooManyRequests,
                wait,
                policy switch
                {
                    PerCaller => $"Questions are limited to {limits.RequestsPerMinute} a minute",
                    Suggestions => $"Suggestions are limited to {limits.RequestsPerMinute} a minute",
                    HistorySearch => "Searches are limited to one at a time",
                    _ => $"Requests are limited to {ClicksPerMinute} a minute",
                }
            )
            .ExecuteAsync(rejected.HttpContext);
    }
}
