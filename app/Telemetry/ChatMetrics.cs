using System.Diagnostics.Metrics;

namespace App.Telemetry;

/// <summary>What happens to questions, in counts. Tags are of few values: never a person, a question or an id.</summary>
internal sealed class ChatMetrics
{
    public const string Meter = "AiWorkload.Chat";

    private readonly Counter<long> trimmed, feedback;

    public ChatMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        trimmed = meter.CreateCounter<long>("chat.trimmed", "{turn}", "Earlier turns left out because a conversation grew too long.");
        feedback = meter.CreateCounter<long>("chat.feedback", "{vote}", "What readers thought of answers.");
    }

    public void Trimmed(int turns) => trimmed.Add(turns);

    /// <param name="verdict">up or down.</param>
    /// <param name="reason">Of the few that a reader may choose; null where none was.</param>
    public void Feedback(string verdict, string? reason = null) => feedback.Add(1, new("verdict", verdict), new("reason", reason));
}
