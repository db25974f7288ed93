using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;

namespace AzureRest;

/// <summary>What the client needs of a response, whole and apart from its connection.</summary>
/// <param name="Operation">The URL of a long operation's state: Azure-AsyncOperation.</param>
/// <param name="Location">Where the result of a long operation will be.</param>
internal sealed record Reply(int Status, JsonNode? Body, string? Operation, string? Location, TimeSpan? RetryAfter)
{
    public static Reply Of(Response response, TimeProvider time) =>
        new(
            response.Status,
            Parse(response),
            Header(response, "Azure-AsyncOperation"),
            Header(response, "Location"),
            Wait(Header(response, "Retry-After"), time)
        );

    public JsonObject? Object => Body as JsonObject;

    private static string? Header(Response response, string name) => response.Headers.TryGetValue(name, out var value) ? value : null;

    /// <summary>A proxy's page of HTML is kept as text: it explains more than a parse error.</summary>
    private static JsonNode? Parse(Response response)
    {
        var text = response.Content?.ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text.Length > 300 ? text[..300] : text);
        }
    }

    private static TimeSpan? Wait(string? header, TimeProvider time)
    {
        if (int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return
            DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            && date > time.GetUtcNow()
            ? date - time.GetUtcNow()
            : null;
    }
}
