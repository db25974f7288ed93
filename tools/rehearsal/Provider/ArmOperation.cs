using System.Text.Json.Nodes;
using AzureSimulator;
using Rehearsal.Records;

namespace Rehearsal.Provider;

/// <summary>Waits for an operation as azcore's pollers do: by its URL, by its location, or by the state of the resource.</summary>
internal sealed class ArmOperation(ArmClient client, StepRecord step, TimeSpan limit)
{
    private static readonly TimeSpan WritePause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DeletePause = TimeSpan.FromSeconds(30);

    /// <param name="response">The answer to the write; no error.</param>
    /// <returns>The body at the end; null if there is none.</returns>
    /// <exception cref="ProviderException">The operation failed, or did not end in time.</exception>
    public async Task<JsonObject?> EndAsync(ArmRequest request, ArmResponse response)
    {
        var deletes = request.Method == "DELETE";
        var read = request with { Method = "GET", Body = null, IfMatch = null };
        if (response.Operation is { } operation && !IsDone(State(response.Body)))
        {
            await PollAsync(Parse(operation), response, deletes, answer => answer.IsError || IsTerminal((string?)answer.Body?["status"]));
            return deletes ? null : Object(await client.SendAsync(read, step));
        }

        if (response.Location is { } location && (response.Status == 202 || State(response.Body) is { } state && !IsTerminal(state)))
        {
            var last = await PollAsync(Parse(location), response, deletes, answer => answer.Status != 202);
            return deletes ? null : Object(last) ?? Object(await client.SendAsync(read, step));
        }

        if (!deletes && State(response.Body) is { } now && !IsTerminal(now))
        {
            return Object(
                await PollAsync(read, response, deletes, answer => answer.IsError || IsTerminal(State(answer.Body) ?? "Succeeded"))
            );
        }

        return !deletes && State(response.Body) is "Failed" or "Canceled" ? throw Failed(response) : Object(response);
    }

    private async Task<ArmResponse> PollAsync(ArmRequest poll, ArmResponse first, bool deletes, Func<ArmResponse, bool> ends)
    {
        var start = client.Scheduler.Now;
        for (var answer = first; ; )
        {
            var pause = answer.RetryAfter ?? (deletes ? DeletePause : WritePause);
            if (client.Scheduler.Now + pause - start > limit)
            {
                throw new ProviderException(
                    new StepFailure(
                        "context deadline exceeded",
                        $"the operation did not end within {limit.TotalMinutes:0} minutes",
                        0,
                        null
                    ),
                    accepted: true
                );
            }

            step.Polling += pause;
            await client.Scheduler.DelayAsync(pause, step.Urn);
            answer = await client.SendAsync(poll, step);
            if (!ends(answer))
            {
                continue;
            }

            var failed =
                answer.IsError && !(deletes && answer.Status == 404)
                || (string?)(answer.Body as JsonObject)?["status"] is "Failed" or "Canceled"
                || State(answer.Body) is "Failed" or "Canceled";
            return failed ? throw Failed(answer) : answer;
        }
    }

    private ProviderException Failed(ArmResponse answer)
    {
        var error = (answer.Body as JsonObject)?["error"] as JsonObject;
        var state = (string?)(answer.Body as JsonObject)?["status"] ?? State(answer.Body) ?? "Failed";
        return new ProviderException(
            new StepFailure(
                (string?)error?["code"] ?? answer.ErrorCode ?? state,
                (string?)error?["message"] ?? answer.ErrorMessage ?? $"the operation ended in the state {state}",
                answer.Status,
                answer.Habit
            ),
            accepted: true
        );
    }

    /// <param name="url">Path and query, or the same with a host before it.</param>
    internal static ArmRequest Parse(string url)
    {
        var path = url.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? new Uri(url).PathAndQuery : url;
        var parts = path.Split('?', 2);
        var query = (parts.Length == 1 ? "" : parts[1])
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair.Length == 1 ? "" : Uri.UnescapeDataString(pair[1]));
        query.Remove("api-version", out var version);
        return new ArmRequest("GET", parts[0], version ?? "") { Query = query };
    }

    private static string? State(JsonNode? body) =>
        (body as JsonObject)?["properties"] is JsonObject properties && properties["provisioningState"] is JsonValue state
            ? (string?)state
            : null;

    private static bool IsDone(string? state) => string.Equals(state, "Succeeded", StringComparison.OrdinalIgnoreCase);

    private static bool IsTerminal(string? state) => state?.ToUpperInvariant() is "SUCCEEDED" or "FAILED" or "CANCELED";

    private static JsonObject? Object(ArmResponse response) => response.IsError ? null : response.Body as JsonObject;
}
