using App.Grounding;
using App.LanguageModel;
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
    AnswerIds ids,
    TimeProvider clock,
    ILogger<AnswerTelemetry> log
)
{
    public GenAi GenAi => genAi;

    public ChatMetrics Metrics => metrics;

    public TimeProvider Clock => clock;

    public string Mode => settings.Mode;

    public string? Release => release.Version;

    public AnswerTrace Begin(ChatQuestion asked) => new(this, ids.New(), asked, pseudonyms.Of(asked.Caller.Id));

    public void Finished(string answerId, string reason, int retrieved, CitedNumbers cited, TimeSpan time) =>
        LogAnswer(answerId, reason, retrieved, cited.Given.Count, cited.Invented.Count, time.TotalMilliseconds);

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
