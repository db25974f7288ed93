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

    private const int ClicksPerMinute = 120;

    public static void Add(RateLimiterOptions limiter, LimitSettings limits)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) => RefuseAsync(rejected, limits);
        limiter.AddPolicy(PerCaller, context => PerMinute(context, limits.RequestsPerMinute));
        limiter.AddPolicy(Suggestions, context => PerMinute(context, limits.RequestsPerMinute));
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

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, LimitSettings limits)
    {
        var policy = rejected.HttpContext.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        await RetryLater
            .Refuse(
                rejected.HttpContext,
                StatusCodes.Status429TooManyRequests,
                wait,
                policy switch
                {
                    PerCaller => $"Questions are limited to {limits.RequestsPerMinute} a minute",
                    Suggestions => $"Suggestions are limited to {limits.RequestsPerMinute} a minute",
                    _ => $"Requests are limited to {ClicksPerMinute} a minute",
                }
            )
            .ExecuteAsync(rejected.HttpContext);
    }
}
