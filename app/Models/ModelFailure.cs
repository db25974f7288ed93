using System.ClientModel;
using System.Text.Json;
using Azure.Identity;

namespace App.Models;

/// <summary>What went wrong with a model, as a reader is told and as an operator finds it.</summary>
/// <param name="Code">throttled, filtered, timeout, not_allowed or model_failed.</param>
/// <param name="Category">Of a filtered question: hate, sexual, violence, self_harm, jailbreak.</param>
internal sealed record ModelFailure(string Code, string Message, bool Retryable, int? RetryAfterSeconds = null, string? Category = null)
{
    public static ModelFailure Of(Exception failure) => failure switch
    {
        ModelTimeoutException => new("timeout", "The model took too long. Try again.", Retryable: true),
        ClientResultException { Status: 429 } throttled => Throttled(throttled),
        ClientResultException { Status: 400 } refused when CategoryOf(refused) is { } category => Filtered(category),
        ClientResultException { Status: 401 or 403 } or AuthenticationFailedException =>
            new("not_allowed", "The app may not use its model. Its operators have been told.", Retryable: false),
        _ => new("model_failed", "The answer broke off because of a fault on the server.", Retryable: true),
    };

    /// <param name="category">As Azure names it; null where it does not say.</param>
    public static ModelFailure Filtered(string? category) => new(
        "filtered", "A content filter stopped this. Ask in other words, or about something else.", Retryable: false, Category: category);

    private static ModelFailure Throttled(ClientResultException throttled)
    {
        var headers = throttled.GetRawResponse()?.Headers;
        var seconds = headers is not null && headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, out var whole) ? whole : 30;
        return new("throttled", $"Too many people are asking. Try again in {seconds} seconds.", Retryable: true, seconds);
    }

    /// <summary>The categories stand in the body alone: innererror.content_filter_result.</summary>
    private static string? CategoryOf(ClientResultException refused)
    {
        try
        {
            using var body = JsonDocument.Parse(refused.GetRawResponse()?.Content ?? BinaryData.FromString("{}"));
            if (!body.RootElement.TryGetProperty("error", out var error) || !error.TryGetProperty("code", out var code) || code.GetString() != "content_filter")
                return null;

            return error.TryGetProperty("innererror", out var inner) && inner.TryGetProperty("content_filter_result", out var results)
                ? results.EnumerateObject().FirstOrDefault(result => result.Value.TryGetProperty("filtered", out var filtered) && filtered.GetBoolean()).Name ?? "unknown"
                : "unknown";
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
