using App.Http;
using App.Identity;
using Azure;
using Azure.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace App.History;

/// <summary>
/// What holds for all that is kept of a caller: nobody is served without signing in, nothing is cached, and a store that is away says
/// when to ask again.
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
            return RetryLater.Refuse(http, StatusCodes.Status503ServiceUnavailable, Wait, "The store does not answer");
        }
    }

    public static ProblemHttpResult NothingKept() =>
        TypedResults.Problem("Nothing is kept here: your conversations stay in your browser.", statusCode: StatusCodes.Status404NotFound);

    /// <summary>Several attempts that failed come as one <see cref="AggregateException"/>, one that took too long as cancelled.</summary>
    public static bool IsOfStore(Exception failure) =>
        failure is RequestFailedException or AuthenticationFailedException or AggregateException or OperationCanceledException;

    [LoggerMessage(LogLevel.Error, "The store of conversations does not answer")]
    private partial void LogAway(Exception failure);
}
