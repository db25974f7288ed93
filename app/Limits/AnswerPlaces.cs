using System.Threading.RateLimiting;
using App.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace App.Limits;

/// <summary>A place for each answer that is being given. Where none is free a caller is sent away, rather than all slowed down.</summary>
internal sealed class AnswerPlaces(LimitSettings limits) : IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    private readonly ConcurrencyLimiter places = new(new() { PermitLimit = limits.MaximumConcurrent });

    /// <summary>To be disposed of when the answer has ended.</summary>
    public RateLimitLease Take() => places.AttemptAcquire();

    public static ProblemHttpResult Refuse(HttpContext context) =>
        RetryLater.Refuse(context, StatusCodes.Status503ServiceUnavailable, Wait, "Too many people are asking");

    public void Dispose() => places.Dispose();
}
