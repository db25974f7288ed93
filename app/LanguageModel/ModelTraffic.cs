using System.Diagnostics;
using System.Net;
using App.Telemetry;

namespace App.LanguageModel;

/// <summary>Keeps the count of what endpoints answer, and remembers for a while that one said no.</summary>
internal sealed class ModelTraffic(ChatMetrics metrics, TimeProvider clock)
{
    /// <summary>Longer, and an app that readiness takes out of service would never find out that a role has been given.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private long deniedAt = long.MinValue;

    /// <summary>An endpoint refused the app's identity a moment ago.</summary>
    public bool IsDenied => Volatile.Read(ref deniedAt) is var at && at != long.MinValue && clock.GetElapsedTime(at) < Remembered;

    /// <param name="attempt">0 for the first request of a call.</param>
    /// <param name="first">The endpoint that is asked first.</param>
    public void Answered(Uri endpoint, Uri first, int attempt, HttpResponseMessage response)
    {
        Tried(endpoint, attempt);
        if (response.StatusCode is HttpStatusCode.TooManyRequests)
            metrics.Throttled(endpoint.Host);
        if (response.IsSuccessStatusCode && endpoint != first)
            metrics.FailedOver(endpoint.Host);
        if (response.Headers.Contains("x-ms-spillover-from-deployment"))
            metrics.SpilledOver(endpoint.Host);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            Volatile.Write(ref deniedAt, clock.GetTimestamp());
        else if (response.IsSuccessStatusCode)
            Volatile.Write(ref deniedAt, long.MinValue);
    }

    public void Tried(Uri endpoint, int attempt)
    {
        if (attempt > 0)
            metrics.Retried(endpoint.Host);

        // The span of the call is begun before it is known which endpoint will answer.
        if (Activity.Current is { Source.Name: GenAi.Name } span)
            span.SetTag("server.address", endpoint.Host).SetTag("server.port", endpoint.Port);
    }
}
