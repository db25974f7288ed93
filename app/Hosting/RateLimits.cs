using System.Globalization;
using System.Threading.RateLimiting;
using App.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace App.Hosting;

/// <summary>How much one caller may ask for: a person, or an address where nobody signs in.</summary>
internal static class RateLimits
{
    public const string PerCaller = "per-caller";

    public static IServiceCollection AddRateLimits(this IServiceCollection services, AppSettings settings) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = RefuseAsync;
            limiter.AddPolicy(PerCaller, context => RateLimitPartition.GetTokenBucketLimiter(
                context.Caller().Id,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = settings.RequestsPerMinute,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = TimeSpan.FromMinutes(1) / settings.RequestsPerMinute,
                }));
        });

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await TypedResults
            .Problem($"Too many questions at once; try again in {seconds} s.", statusCode: StatusCodes.Status429TooManyRequests)
            .ExecuteAsync(rejected.HttpContext);
    }
}
