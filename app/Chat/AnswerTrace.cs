using System.Diagnostics;
using App.Messages;
using App.Telemetry;

namespace App.Chat;

/// <summary>Telemetry of one answer: ids and figures, never message content. Disposing it ends an answer that was cancelled.</summary>
internal sealed class AnswerTrace : IDisposable
{
    private readonly AnswerTelemetry telemetry;
    private readonly Activity? span;
    private readonly string id;
    private readonly long started;
    private string? ended;
    private bool begun;
    private int retrieved;

    /// <param name="pseudonym">Pseudonym of the caller.</param>
    public AnswerTrace(AnswerTelemetry telemetry, ChatQuestion asked, string pseudonym)
    {
        (this.telemetry, id, started) = (telemetry, asked.AnswerId, telemetry.Clock.GetTimestamp());
        span = telemetry.GenAi.Spans.StartActivity("answer");
        span?.SetTag(AnswerTags.Id, id).SetTag("gen_ai.conversation.id", asked.ConversationId).SetTag("enduser.pseudo.id", pseudonym);
    }

    public void Resume() => Activity.Current = span ?? Activity.Current;

    /// <summary>Records an event and returns it; the last one of an answer gets the id of the trace.</summary>
    public ChatEvent See(ChatEvent next)
    {
        switch (next)
        {
            case ChatEvent.Meta meta:
                Found(meta);
                break;
            case ChatEvent.Delta when !begun:
                FirstWord();
                break;
            case ChatEvent.Done done:
                Finished(done);
                return done with { TraceId = Activity.Current?.TraceId.ToString() };
            case ChatEvent.Error error:
                Failed(error);
                break;
        }

        return next;
    }

    public void Dispose()
    {
        if (ended is null)
            End("stopped");
        span?.Dispose();
    }

    private void Found(ChatEvent.Meta meta)
    {
        var (made, facts) = (meta.Made, meta.Facts);
        retrieved = facts.Found;
        telemetry.Metrics.Retrieved(retrieved, meta.Ranking, refused: !facts.IsGrounded);
        span?.Stamp(made.Prompt, made.Model, made.Index, telemetry.Release)
            .SetTag(AnswerTags.SearchText, facts.SearchedBy)
            .SetTag(AnswerTags.Ranking, meta.Ranking)
            .SetTag(AnswerTags.Chunks, facts.Passages.ToArray());
        // The words of a refusal are the app's own.
        begun = !facts.IsGrounded;
    }

    private void FirstWord()
    {
        begun = true;
        var after = telemetry.Clock.GetElapsedTime(started);
        telemetry.Metrics.FirstWord(after, telemetry.Mode);
        span?.SetTag(AnswerTags.FirstWord, after.TotalSeconds);
    }

    private void Finished(ChatEvent.Done done)
    {
        var (cited, invented) = (done.Cited.Count, done.Invented?.Count ?? 0);
        telemetry.Metrics.Cited(cited, invented);
        telemetry.Finished(id, done.FinishReason, retrieved, cited, invented, telemetry.Clock.GetElapsedTime(started));
        span?.SetTag(AnswerTags.Cited, done.Cited.ToArray());
        End(done.FinishReason);
    }

    private void Failed(ChatEvent.Error error)
    {
        if (error.Filters.Count > 0)
            Filtered(error.Filters, error.Cause is null ? "completion" : "prompt");
        // A question without room for sources cannot be answered; the app is healthy.
        else if (error.Code != ChatEvent.Error.NoRoomForSources)
        {
            telemetry.Failed(id, error.Code, error.Cause);
            span?.SetTag("error.type", error.Code).SetStatus(ActivityStatusCode.Error);
        }

        End(error.Code);
    }

    // A content filter stopped the question or the answer. That is not a failure.
    private void Filtered(IReadOnlyList<FilteredCategory> found, string side)
    {
        foreach (var each in found)
            telemetry.Metrics.Filtered(each.Name, each.Severity, side, midStream: begun);
        telemetry.Filtered(id, side, found);
        span?.SetTag(AnswerTags.Filtered, found.Select(each => $"{each.Name}:{each.Severity}").ToArray());
    }

    private void End(string reason)
    {
        ended = reason;
        telemetry.Metrics.Answered(reason, telemetry.Mode);
        span?.SetTag(AnswerTags.FinishReason, reason);
    }
}
