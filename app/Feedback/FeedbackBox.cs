using App.Identity;
using App.Telemetry;

namespace App.Feedback;

/// <summary>Saves feedback first and counts it then, so that a retry after a failed save counts once.</summary>
internal sealed partial class FeedbackBox(ChatMetrics metrics, ILogger<FeedbackBox> log, FeedbackTable? table = null)
{
    private const int Remembered = 20_000;

    private readonly Lock gate = new();
    private readonly HashSet<string> rated = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<string> order = [];

    public async Task TakeAsync(Caller caller, FeedbackRequest request, CancellationToken cancellationToken)
    {
        if (table is not null && caller.IsSignedIn)
            await table.SaveAsync(caller, request, cancellationToken);

        // A new verdict replaces the stored one; an answer counts once.
        if (!IsFirst(request.AnswerId!))
            return;

        // Two reasons count twice in the metric; the event has them together.
        foreach (var reason in request.Reasons is { Count: > 0 } reasons ? reasons : [null])
            metrics.Feedback(request.Verdict!, reason);
        LogFeedback(
            request.AnswerId!,
            request.ConversationId!,
            request.Verdict!,
            string.Join(',', request.Reasons ?? []),
            !string.IsNullOrEmpty(request.Comment)
        );
    }

    private bool IsFirst(string answer)
    {
        lock (gate)
        {
            if (!rated.Add(answer))
                return false;
            order.Enqueue(answer);
            if (order.Count > Remembered)
                rated.Remove(order.Dequeue());
            return true;
        }
    }

    // Comments are personal data: the log only has whether there is one.
    [LoggerMessage(
        EventId = 5001,
        EventName = "Feedback",
        Level = LogLevel.Information,
        Message = "Answer {AnswerId} of conversation {ConversationId} was rated {Verdict}; reasons: {Reasons}; comment: {HasComment}"
    )]
    private partial void LogFeedback(string answerId, string conversationId, string verdict, string reasons, bool hasComment);
}
