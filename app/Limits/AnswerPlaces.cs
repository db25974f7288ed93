using System.Threading.RateLimiting;
using App.Http;
using App.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace App.Limits;

/// <summary>
/// Limits the answers in progress, of one caller and of all. Further questions are rejected, so that open answers keep their speed and one
/// caller does not take all places.
/// </summary>
internal sealed class AnswerPlaces(LimitSettings limits) : IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly ConcurrencyLimiter places = new(new() { PermitLimit = limits.MaximumConcurrent });
    private readonly PartitionedRateLimiter<string> own = PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetConcurrencyLimiter(caller, _ => new() { PermitLimit = limits.MaximumConcurrentPerCaller })
    );

    /// <summary>A place to dispose when the answer ends, or the rejection.</summary>
    public (IDisposable? Place, ProblemHttpResult? Refusal) Take(HttpContext context)
    {
        var mine = own.AttemptAcquire(context.Caller().Id);
        if (!mine.IsAcquired)
        {
            mine.Dispose();
            return (
                null,
                RetryLater.Refuse(
                    context,
                    StatusCodes.Status429TooManyRequests,
                    Wait,
                    $"Answers in progress are limited to {limits.MaximumConcurrentPerCaller} for each caller"
                )
            );
        }

        var place = places.AttemptAcquire();
        if (place.IsAcquired)
            return (new Both(mine, place), null);

        mine.Dispose();
        place.Dispose();
        return (null, RetryLater.Refuse(context, StatusCodes.Status503ServiceUnavailable, Wait, "All places for answers are taken"));
    }

    public void Dispose()
    {
        places.Dispose();
        own.Dispose();
    }

    private sealed record Both(RateLimitLease Mine, RateLimitLease Place) : IDisposable
    {
        public void Dispose()
        {
            Mine.Dispose();
            Place.Dispose();
        }
    }
}
