using System.Diagnostics;

namespace App.Telemetry;

/// <summary>What spans carry so that an answer can be explained afterwards: its id, what made it and what it rests on.</summary>
internal static class AnswerTags
{
    public const string Id = "app.answer.id";
    public const string FinishReason = "app.answer.finish_reason";

    /// <summary>Seconds from the question; alerts read it, because a metric knows no single answer.</summary>
    public const string FirstWord = "app.answer.time_to_first_word";
    public const string Chunks = "app.answer.chunk_ids";
    public const string Cited = "app.answer.cited";
    public const string Filtered = "app.answer.filtered";
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
