using App.Http;
using App.Identity;
using Azure;
using Azure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace App.History;

/// <summary>
/// Common rules for stored data of a caller: sign-in required, no caching, and 503 with Retry-After if the store is not available.
/// </summary>
internal sealed partial class OwnDataFilter(ILogger<OwnDataFilter> log) : IEndpointFilter
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Caller().IsSignedIn)
            return NothingKept();

        http.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (Exception failure) when (IsOfStore(failure) && !http.RequestAborted.IsCancellationRequested)
        {
            LogAway(failure);
            return RetryLater.Refuse(http, StatusCodes.Status503ServiceUnavailable, Wait, "The store is not available");
        }
    }

    public static ProblemHttpResult NothingKept() =>
        TypedResults.Problem("No data is stored here; your conversations stay in your browser.", statusCode: StatusCodes.Status404NotFound);

    /// <summary>Several failed attempts arrive as one <see cref="AggregateException"/>, a timeout as a cancellation.</summary>
    public static bool IsOfStore(Exception failure) =>
        failure is RequestFailedException or AuthenticationFailedException or AggregateException or OperationCanceledException;

    [LoggerMessage(LogLevel.Error, "The conversation store is not available")]
    private partial void LogAway(Exception failure);
}
