using System.Diagnostics;
using App.Grounding;

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

    /// <param name="release">The app's version.</param>
    public static Activity Stamp(this Activity span, AnswerTuple made, string? release) =>
        span.SetTag("app.prompt.version", made.Prompt)
            .SetTag("app.model", made.Model)
            .SetTag("app.index.version", made.Index)
            .SetTag("app.version", release);
}
