using System.ClientModel;
using System.Globalization;
using Azure.Identity;

namespace App.LanguageModel;

/// <summary>What went wrong with a model, as a reader is told and as an operator finds it.</summary>
/// <param name="Code">throttled, filtered, timeout, not_allowed, model_failed or incomplete.</param>
internal sealed record ModelFailure(string Code, string Message, bool Retryable, int? RetryAfterSeconds = null)
{
    /// <summary>What a content filter found, the worst first; empty where none stopped this.</summary>
    public IReadOnlyList<FilteredCategory> Filters { get; init; } = [];

    /// <summary>The stream ended and said no reason.</summary>
    public static ModelFailure Incomplete { get; } = new("incomplete", "The answer ended before it was complete.", Retryable: true);

    public static ModelFailure Of(Exception failure) =>
        failure switch
        {
            ModelTimeoutException => new("timeout", "The model took too long. Try again.", Retryable: true),
            ClientResultException { Status: 429 } throttled => Throttled(throttled),
            ClientResultException { Status: 400 } refused when FilteredCategory.OfPrompt(refused.GetRawResponse()?.Content) is { } found =>
                Filtered(found),
            ClientResultException { Status: 401 or 403 } or AuthenticationFailedException => new(
                "not_allowed",
                "The app may not use its model. Its operators have been told.",
                Retryable: false
            ),
            _ => new("model_failed", "The answer broke off because of a fault on the server.", Retryable: true),
        };

    public static ModelFailure Filtered(IReadOnlyList<FilteredCategory> found) =>
        new("filtered", "A content filter stopped this. Ask in other words, or about something else.", Retryable: false)
        {
            Filters = found,
        };

    /// <summary>A fault's kind in few words, for telemetry: a status, timeout or an exception's type. A filter at work is told from a request that is wrong.</summary>
    public static string TypeOf(Exception failure) =>
        failure switch
        {
            ModelTimeoutException => "timeout",
            ClientResultException { Status: 400 } refused when FilteredCategory.OfPrompt(refused.GetRawResponse()?.Content) is not null =>
                "content_filter",
            ClientResultException { Status: > 0 and var status } => status.ToString(CultureInfo.InvariantCulture),
            _ => failure.GetType().FullName!,
        };

    private static ModelFailure Throttled(ClientResultException throttled)
    {
        var headers = throttled.GetRawResponse()?.Headers;
        var seconds =
            headers is not null && headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, out var whole) ? whole : 30;
        return new("throttled", $"Too many people are asking. Try again in {seconds} seconds.", Retryable: true, seconds);
    }
}
