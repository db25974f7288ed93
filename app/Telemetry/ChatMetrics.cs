using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace App.Telemetry;

/// <summary>Metrics of questions and model calls. Tags have few values: never a user, a question or an id.</summary>
internal sealed class ChatMetrics
{
    public const string Meter = "AiWorkload.Chat";

    private static readonly double[] Seconds = [0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.5, 2, 3, 5, 10, 20, 30];

    private readonly Counter<long> answers,
        trimmed,
        citations,
        invented,
        filtered,
        throttled,
        retries,
        failovers,
        spillovers,
        feedback;
    private readonly Histogram<int> retrieved;
    private readonly Histogram<double> firstWord;

    public ChatMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        answers = meter.CreateCounter<long>(
            "chat.answers",
            "{answer}",
            "Answers by how they ended: stop, length, refused, stopped by the user, or an error code."
        );
        retrieved = meter.CreateHistogram(
            "chat.retrieved",
            "{passage}",
            "Passages found for a question; refused is true if none was relevant enough.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [0, 1, 2, 3, 4, 5, 6, 10, 20] }
        );
        trimmed = meter.CreateCounter<long>("chat.trimmed", "{turn}", "Earlier turns dropped from a long conversation.");
        citations = meter.CreateCounter<long>("chat.citations", "{citation}", "Citations of given sources.");
        invented = meter.CreateCounter<long>("chat.citations.invented", "{citation}", "Citations of sources that do not exist.");
        filtered = meter.CreateCounter<long>(
            "chat.filtered",
            "{finding}",
            "Findings of a content filter that stopped a question or an answer."
        );
        firstWord = meter.CreateHistogram(
            "chat.time_to_first_word",
            "s",
            "Time from a question to the first word of its answer.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds }
        );
        feedback = meter.CreateCounter<long>("chat.feedback", "{vote}", "Feedback on answers.");
        throttled = meter.CreateCounter<long>("model.throttled", "{response}", "Throttled requests.");
        retries = meter.CreateCounter<long>("model.retries", "{request}", "Retried requests.");
        failovers = meter.CreateCounter<long>("model.failovers", "{request}", "Requests answered by a failover endpoint.");
        spillovers = meter.CreateCounter<long>(
            "model.spillovers",
            "{response}",
            "Requests that spilled over from a provisioned to a standard deployment."
        );
    }

    public void Answered(string finish, string mode) => answers.Add(1, new("finish_reason", finish), new("mode", mode));

    public void Retrieved(int passages, string ranking, bool refused) =>
        retrieved.Record(passages, new("ranking", ranking), new("refused", refused));

    public void Trimmed(int turns) => trimmed.Add(turns);

    /// <param name="given">Citations of sources that the answer was given.</param>
    /// <param name="unknown">Citations of sources that do not exist.</param>
    public void Cited(int given, int unknown)
    {
        citations.Add(given);
        invented.Add(unknown);
    }

    /// <param name="side">prompt or completion.</param>
    /// <param name="midStream">Whether words were sent before.</param>
    public void Filtered(string category, string severity, string side, bool midStream) =>
        filtered.Add(
            1,
            new TagList
            {
                { "category", category },
                { "severity", severity },
                { "side", side },
                { "mid_stream", midStream },
            }
        );

    public void FirstWord(TimeSpan after, string mode) =>
        firstWord.Record(after.TotalSeconds, new KeyValuePair<string, object?>("mode", mode));

    /// <param name="verdict">up or down.</param>
    /// <param name="reason">One of the reasons of the page; null if none was chosen.</param>
    public void Feedback(string verdict, string? reason = null) => feedback.Add(1, new("verdict", verdict), new("reason", reason));

    public void Throttled(string endpoint) => throttled.Add(1, new KeyValuePair<string, object?>("server.address", endpoint));

    public void Retried(string endpoint) => retries.Add(1, new KeyValuePair<string, object?>("server.address", endpoint));

    public void FailedOver(string endpoint) => failovers.Add(1, new KeyValuePair<string, object?>("server.address", endpoint));

    public void SpilledOver(string endpoint) => spillovers.Add(1, new KeyValuePair<string, object?>("server.address", endpoint));
}
