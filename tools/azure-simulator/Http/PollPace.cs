using System.Text.Json.Nodes;

namespace AzureSimulator.Http;

/// <summary>
/// Each answer that makes a client wait moves the clock by that wait. Each further poll of the same path moves it twice as far: clients of
/// .NET wait longer and longer in real time.
/// </summary>
internal sealed class PollPace : Pace
{
    /// <summary>Between two polls of a client, without Retry-After.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1);

    private static readonly string[] Ended = ["Succeeded", "Failed", "Canceled"];

    /// <summary>The path that is polled, and how often it was.</summary>
    private (string Path, int Count) _polled = ("", 0);

    internal override void Arrive(VirtualClock clock) { }

    internal override TimeSpan? Answer(ArmRequest request, ArmResponse response, VirtualClock clock)
    {
        clock.Advance(response.Took);
        var isUnfinished = IsUnfinished(response);
        if (response.IsError ? response.RetryAfter is not null : isUnfinished && request.Method == "GET")
        {
            _polled = (request.Path, _polled.Path == request.Path ? Math.Min(_polled.Count + 1, 8) : 0);
            clock.Advance((response.RetryAfter ?? Interval) * (1 << _polled.Count));
        }

        return response.RetryAfter is not null || isUnfinished ? AtOnce : null;
    }

    private static bool IsUnfinished(ArmResponse response) =>
        !response.IsError
        && (
            response.Status == 202
            || response.Body is JsonObject body
                && (IsGoingOn(body["status"]) || body["properties"] is JsonObject properties && IsGoingOn(properties["provisioningState"]))
        );

    private static bool IsGoingOn(JsonNode? state) =>
        state is JsonValue value
        && value.TryGetValue<string>(out var text)
        && text.Length > 0
        && !Ended.Contains(text, StringComparer.OrdinalIgnoreCase);
}
