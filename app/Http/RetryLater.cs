using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace App.Http;

/// <summary>A rejection that asks the caller to try again later, with a Retry-After header.</summary>
internal static class RetryLater
{
    public static ProblemHttpResult Refuse(HttpContext context, int status, TimeSpan wait, string reason)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem($"{reason}; try again in {seconds} s.", statusCode: status);
    }
}
