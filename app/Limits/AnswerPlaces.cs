using System.Threading.RateLimiting;
using App.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace App.Limits;

/// <summary>Limits the answers in progress. Further questions are rejected, so that open answers keep their speed.</summary>
internal sealed class AnswerPlaces(LimitSettings limits) : IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly ConcurrencyLimiter places = new(new() { PermitLimit = limits.MaximumConcurrent });

    /// <summary>Dispose it when the answer ends.</summary>
    public RateLimitLease Take() => places.AttemptAcquire();

    public static ProblemHttpResult Refuse(HttpContext context) =>
        RetryLater.Refuse(context, StatusCodes.Status503ServiceUnavailable, Wait, "Too many questions at once");

    public void Dispose() => places.Dispose();
}
