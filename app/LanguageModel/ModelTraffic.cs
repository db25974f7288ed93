using System.Diagnostics;
using System.Net;
using App.Telemetry;

namespace App.LanguageModel;

/// <summary>Counts the responses of endpoints, and keeps for a while that one denied access.</summary>
internal sealed class ModelTraffic(ChatMetrics metrics, TimeProvider clock)
{
    /// <summary>Short, so that an app that is not ready notices a new role assignment.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private long deniedAt = long.MinValue;

    /// <summary>An endpoint denied access a moment ago.</summary>
    public bool IsDenied => Volatile.Read(ref deniedAt) is var at && at != long.MinValue && clock.GetElapsedTime(at) < Remembered;

    /// <param name="attempt">0 for the first request of a call.</param>
    /// <param name="first">The preferred endpoint.</param>
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

        // The span starts before the endpoint that will answer is known.
        if (Activity.Current is { Source.Name: GenAi.Name } span)
            span.SetTag("server.address", endpoint.Host).SetTag("server.port", endpoint.Port);
    }
}
