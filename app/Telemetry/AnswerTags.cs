using System.Diagnostics;

namespace App.Telemetry;

/// <summary>Span attributes that explain an answer: its id, its versions and its sources.</summary>
internal static class AnswerTags
{
    public const string Id = "app.answer.id";
    public const string FinishReason = "app.answer.finish_reason";

    /// <summary>Seconds from the question. Alerts read it, because a metric has no single answers.</summary>
    public const string FirstWord = "app.answer.time_to_first_word";
    public const string Chunks = "app.answer.chunk_ids";
    public const string Cited = "app.answer.cited";
    public const string Filtered = "app.answer.filtered";
    public const string SearchText = "app.retrieval.search_text";
    public const string Ranking = "app.retrieval.ranking";

    /// <param name="prompt">Version of the prompt.</param>
    /// <param name="model">Name of the deployment.</param>
    /// <param name="index">Version of the index.</param>
    /// <param name="release">Version of the app.</param>
    public static Activity Stamp(this Activity span, string prompt, string model, string index, string? release) =>
        span.SetTag("app.prompt.version", prompt)
            .SetTag("app.model", model)
            .SetTag("app.index.version", index)
            .SetTag("app.version", release);
}
