using System.Diagnostics;
using App.Grounding;
using App.LanguageModel;
using App.Messages;
using App.Retrieval;
using App.Telemetry;

namespace App.Chat;

/// <summary>What is told about one answer: ids and figures, never what was asked or said. Ends by itself where the reader left.</summary>
internal sealed class AnswerTrace : IDisposable
{
    private readonly AnswerTelemetry told;
    private readonly Activity? span;
    private readonly long started;
    private string? ended;
    private bool begun;
    private int retrieved;

    /// <param name="pseudonym">Of who asks.</param>
    public AnswerTrace(AnswerTelemetry told, ChatQuestion asked, string pseudonym)
    {
        (this.told, started) = (told, told.Clock.GetTimestamp());
        span = told.GenAi.Spans.StartActivity("answer");
        span?.SetTag(AnswerTags.Id, Id).SetTag("gen_ai.conversation.id", asked.ConversationId).SetTag("enduser.pseudo.id", pseudonym);
    }

    public string Id { get; } = Guid.CreateVersion7().ToString();

    /// <param name="passages">What the answer is given of what was found.</param>
    public void Found(Retrieved found, IReadOnlyList<Passage> passages, AnswerTuple made, bool grounded)
    {
        retrieved = found.Passages.Count;
        told.Metrics.Retrieved(retrieved, found.Ranking, refused: !grounded);
        span?.Stamp(made.Prompt, made.Model, made.Index, told.Release)
            .SetTag(AnswerTags.Ranking, found.Ranking)
            .SetTag(AnswerTags.Chunks, passages.Select(passage => passage.Chunk.Id).ToArray());
    }

    /// <summary>Makes what follows a part of this answer: between two events an async iterator forgets what is current.</summary>
    public void Resume() => Activity.Current = span ?? Activity.Current;

    public void Word()
    {
        if (begun)
            return;

        begun = true;
        var after = told.Clock.GetElapsedTime(started);
        told.Metrics.FirstWord(after, told.Mode);
        span?.SetTag(AnswerTags.FirstWord, after.TotalSeconds);
    }

    public void Finished(string reason, CitedNumbers cited)
    {
        told.Metrics.Cited(cited.Given.Count, cited.Invented.Count);
        told.Finished(Id, reason, retrieved, cited, told.Clock.GetElapsedTime(started));
        span?.SetTag(AnswerTags.Cited, cited.Given.ToArray());
        End(reason);
    }

    /// <param name="code">As the reader is told.</param>
    /// <param name="failure">Null where nothing was thrown.</param>
    public void Failed(string code, Exception? failure)
    {
        told.Failed(Id, code, failure);
        span?.SetTag("error.type", code).SetStatus(ActivityStatusCode.Error);
        End(code);
    }

    /// <summary>The question cannot be answered as it is, and nothing is wrong with the app.</summary>
    public void Declined(string code) => End(code);

    /// <summary>A filter that stops something is at work, and no failure.</summary>
    public void Filtered(string code, IReadOnlyList<FilteredCategory> found, bool prompt)
    {
        var side = prompt ? "prompt" : "completion";
        foreach (var each in found)
            told.Metrics.Filtered(each.Name, each.Severity, side, midStream: begun);
        told.Filtered(Id, side, found);
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
        told.Metrics.Answered(reason, told.Mode);
        span?.SetTag(AnswerTags.FinishReason, reason);
    }
}
