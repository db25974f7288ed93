using System.Text.Json.Nodes;

namespace AzureSimulator.Http;

/// <summary>Each answer that makes a client wait moves the clock by that wait.</summary>
internal sealed class PollPace : Pace
{
    /// <summary>Between two polls of a client, without Retry-After.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly string[] Ended = ["Succeeded", "Failed", "Canceled"];

    internal override void Arrive(VirtualClock clock) { }

    internal override TimeSpan? Answer(ArmRequest request, ArmResponse response, VirtualClock clock)
    {
        if (response.IsError ? response.RetryAfter is not null : request.Method == "GET" && IsUnfinished(response))
        {
            clock.Advance(response.RetryAfter ?? Interval);
        }

        return response.RetryAfter is null ? null : TimeSpan.Zero;
    }

    private static bool IsUnfinished(ArmResponse response) =>
        response.Status == 202 || response.Body is JsonObject body && (IsGoingOn(body["status"]) || IsGoingOn(State(body["properties"])));

    private static JsonNode? State(JsonNode? properties) => properties is JsonObject known ? known["provisioningState"] : null;

    private static bool IsGoingOn(JsonNode? state) =>
        state is JsonValue value
        && value.TryGetValue<string>(out var text)
        && text.Length > 0
        && !Ended.Contains(text, StringComparer.OrdinalIgnoreCase);
}
