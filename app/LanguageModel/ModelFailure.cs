using System.ClientModel;
using System.Globalization;
using App.Messages;
using Azure.Identity;

namespace App.LanguageModel;

/// <summary>A failed model call: a message for the user and a code for the operator.</summary>
/// <param name="Code">throttled, used_up, filtered, timeout, not_allowed, model_failed, incomplete, no_room or empty.</param>
internal sealed record ModelFailure(string Code, string Message, bool Retryable, int? RetryAfterSeconds = null)
{
    /// <summary>Findings of the content filter, worst first; empty for other failures.</summary>
    public IReadOnlyList<FilteredCategory> Filters { get; init; } = [];

    /// <summary>The stream ended without a finish reason.</summary>
    public static ModelFailure Incomplete { get; } = new("incomplete", "The answer ended before it was complete.", Retryable: true);

    /// <summary>The model reached the limit of its output with hidden reasoning alone, twice.</summary>
    public static ModelFailure NoRoom { get; } =
        new("no_room", "The model used all its tokens before its first word. Ask a simpler question.", Retryable: true);

    /// <summary>The model finished without a word.</summary>
    public static ModelFailure Empty { get; } = new("empty", "The model gave no answer.", Retryable: true);

    /// <summary>A gateway has counted the user's tokens of the day; a refusal for another reason does not say when to come back.</summary>
    private static ModelFailure UsedUp { get; } = new("used_up", "Your token limit is used up. Try again later.", Retryable: false);

    public static ModelFailure Of(Exception failure) =>
        failure switch
        {
            ModelTimeoutException => new("timeout", "The model took too long. Try again.", Retryable: true),
            ClientResultException { Status: 429 } throttled => Throttled(throttled),
            ClientResultException { Status: 400 } refused when ContentFilter.OfPrompt(refused.GetRawResponse()?.Content) is { } found =>
                Filtered(found),
            ClientResultException { Status: 403 } usedUp when HasRetryAfter(usedUp) => UsedUp,
            ClientResultException { Status: 401 or 403 } or AuthenticationFailedException => new(
                "not_allowed",
                "The app has no access to its model. The operators are notified.",
                Retryable: false
            ),
            _ => new("model_failed", "The answer failed because of a server error.", Retryable: true),
        };

    public static ModelFailure Filtered(IReadOnlyList<FilteredCategory> found) =>
        new("filtered", "A content filter stopped this. Rephrase the question, or ask about something else.", Retryable: false)
        {
            Filters = found,
        };

    /// <summary>The kind of failure for telemetry: a status, "timeout", "content_filter" or the type of the exception.</summary>
    public static string TypeOf(Exception failure) =>
        failure switch
        {
            ModelTimeoutException => "timeout",
            ClientResultException { Status: 400 } refused when ContentFilter.OfPrompt(refused.GetRawResponse()?.Content) is not null =>
                "content_filter",
            ClientResultException { Status: > 0 and var status } => status.ToString(CultureInfo.InvariantCulture),
            _ => failure.GetType().FullName!,
        };

    private static bool HasRetryAfter(ClientResultException refused) =>
        refused.GetRawResponse()?.Headers.TryGetValue("Retry-After", out _) == true;

    private static ModelFailure Throttled(ClientResultException throttled)
    {
        var headers = throttled.GetRawResponse()?.Headers;
        var seconds =
            headers is not null && headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, out var whole) ? whole : 30;
        return new("throttled", $"The model is busy. Try again in {seconds} seconds.", Retryable: true, seconds);
    }
}
