using System.Threading.RateLimiting;

namespace App.Limits;

/// <summary>Holds a place for as long as an answer is given. Where none is free a caller is sent away, rather than all slowed down.</summary>
internal sealed class ConcurrencyFilter(ConcurrencyLimiter places) : IEndpointFilter
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using var place = places.AttemptAcquire();
        return place.IsAcquired
            ? await next(context)
            : RetryLater.Refuse(context.HttpContext, StatusCodes.Status503ServiceUnavailable, Wait, "Too many people are asking");
    }
}
