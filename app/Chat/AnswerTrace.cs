using System.Diagnostics;
using App.Grounding;
using App.LanguageModel;
using App.Messages;
using App.Retrieval;
using App.Telemetry;

namespace App.Chat;

/// <summary>Telemetry of one answer: ids and figures, never message content. Disposing it ends an answer that was cancelled.</summary>
internal sealed class AnswerTrace : IDisposable
{
    private readonly AnswerTelemetry telemetry;
    private readonly Activity? span;
    private readonly long started;
    private string? ended;
    private bool begun;
    private int retrieved;

    /// <param name="pseudonym">Pseudonym of the caller.</param>
    public AnswerTrace(AnswerTelemetry telemetry, string id, ChatQuestion asked, string pseudonym)
    {
        (this.telemetry, Id, started) = (telemetry, id, telemetry.Clock.GetTimestamp());
        span = telemetry.GenAi.Spans.StartActivity("answer");
        span?.SetTag(AnswerTags.Id, Id).SetTag("gen_ai.conversation.id", asked.ConversationId).SetTag("enduser.pseudo.id", pseudonym);
    }

    public string Id { get; }

    /// <param name="by">How the search text was made.</param>
    public void Searches(string by) => span?.SetTag(AnswerTags.SearchText, by);

    /// <param name="passages">The passages that the model receives.</param>
    public void Found(Retrieved found, IReadOnlyList<Passage> passages, AnswerTuple made, bool grounded)
    {
        retrieved = found.Passages.Count;
        telemetry.Metrics.Retrieved(retrieved, found.Ranking, refused: !grounded);
        span?.Stamp(made.Prompt, made.Model, made.Index, telemetry.Release)
            .SetTag(AnswerTags.Ranking, found.Ranking)
            .SetTag(AnswerTags.Chunks, passages.Select(passage => passage.Chunk.Id).ToArray());
    }

    /// <summary>Makes the span current again: an async iterator loses it between two events.</summary>
    public void Resume() => Activity.Current = span ?? Activity.Current;

    public void Word()
    {
        if (begun)
            return;

        begun = true;
        var after = telemetry.Clock.GetElapsedTime(started);
        telemetry.Metrics.FirstWord(after, telemetry.Mode);
        span?.SetTag(AnswerTags.FirstWord, after.TotalSeconds);
    }

    public void Finished(string reason, CitedNumbers cited)
    {
        telemetry.Metrics.Cited(cited.Given.Count, cited.Invented.Count);
        telemetry.Finished(Id, reason, retrieved, cited, telemetry.Clock.GetElapsedTime(started));
        span?.SetTag(AnswerTags.Cited, cited.Given.ToArray());
        End(reason);
    }

    /// <param name="code">The code of the error event.</param>
    /// <param name="failure">Null without an exception.</param>
    public void Failed(string code, Exception? failure)
    {
        telemetry.Failed(Id, code, failure);
        span?.SetTag("error.type", code).SetStatus(ActivityStatusCode.Error);
        End(code);
    }

    /// <summary>The question cannot be answered; the app is healthy.</summary>
    public void Declined(string code) => End(code);

    /// <summary>A content filter stopped the question or the answer. That is not a failure.</summary>
    public void Filtered(string code, IReadOnlyList<FilteredCategory> found, bool prompt)
    {
        var side = prompt ? "prompt" : "completion";
        foreach (var each in found)
            telemetry.Metrics.Filtered(each.Name, each.Severity, side, midStream: begun);
        telemetry.Filtered(Id, side, found);
        span?.SetTag(AnswerTags.Filtered, found.Select(each => $"{each.Name}:{each.Severity}").ToArray());
        End(code);
    }

    public void Dispose()
    {
        if (ended is null)
            End("stopped");
        span?.Dispose();
    }

    private void End(string reason)
    {
        ended = reason;
        telemetry.Metrics.Answered(reason, telemetry.Mode);
        span?.SetTag(AnswerTags.FinishReason, reason);
    }
}
