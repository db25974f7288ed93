using System.Runtime.CompilerServices;
using App.Messages;
using App.Privacy;
using App.Settings;
using App.Telemetry;

namespace App.Chat;

/// <summary>Records answers as spans, metrics and log entries.</summary>
internal sealed partial class AnswerTelemetry(
    GenAi genAi,
    ChatMetrics metrics,
    ChatSettings settings,
    ReleaseSettings release,
    Pseudonyms pseudonyms,
    TimeProvider clock,
    ILogger<AnswerTelemetry> log
)
{
    public GenAi GenAi => genAi;

    public ChatMetrics Metrics => metrics;

    public TimeProvider Clock => clock;

    public string Mode => settings.Mode;

    public string? Release => release.Version;

    /// <summary>Returns the same events and records them.</summary>
    public async IAsyncEnumerable<ChatEvent> Observe(
        ChatQuestion asked,
        IAsyncEnumerable<ChatEvent> answer,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var trace = new AnswerTrace(this, asked, pseudonyms.Of(asked.Caller.Id));
        await using var events = answer.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            // The span must be current while the answer works; an async iterator loses it between two events.
            trace.Resume();
            if (!await events.MoveNextAsync())
                yield break;
            yield return trace.See(events.Current);
        }
    }

    public void Finished(string answerId, string reason, int retrieved, int cited, int invented, TimeSpan time) =>
        LogAnswer(answerId, reason, retrieved, cited, invented, time.TotalMilliseconds);

    public void Failed(string answerId, string code, Exception? failure) => LogFailure(failure, answerId, code);

    public void Filtered(string answerId, string side, IEnumerable<FilteredCategory> found) =>
        LogFiltered(answerId, side, string.Join(", ", found.Select(each => $"{each.Name} {each.Severity}")));

    [LoggerMessage(
        LogLevel.Information,
        "Answer {AnswerId}: {Finish}, {Retrieved} passages, {Cited} cited, {Invented} invented, {Milliseconds:0} ms"
    )]
    private partial void LogAnswer(string answerId, string finish, int retrieved, int cited, int invented, double milliseconds);

    [LoggerMessage(LogLevel.Error, "Answer {AnswerId} failed: {Code}")]
    private partial void LogFailure(Exception? failure, string answerId, string code);

    [LoggerMessage(LogLevel.Warning, "Answer {AnswerId}: a content filter stopped the {Side} for {Filtered}")]
    private partial void LogFiltered(string answerId, string side, string filtered);
}
