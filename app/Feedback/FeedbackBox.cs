using App.Identity;
using App.Telemetry;

namespace App.Feedback;

/// <summary>Takes feedback in: first into the table, so that what cannot be kept is sent again and counted once.</summary>
internal sealed partial class FeedbackBox(ChatMetrics metrics, ILogger<FeedbackBox> log, FeedbackTable? table = null)
{
    public async Task TakeAsync(Caller caller, FeedbackRequest request, CancellationToken cancellationToken)
    {
        if (table is not null && caller.IsSignedIn)
            await table.SaveAsync(caller, request, cancellationToken);

        // An answer with two reasons counts under each; the event tells them together.
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

    // Comments are personal: that there is one is all a log may know.
    [LoggerMessage(
        EventId = 5001,
        EventName = "Feedback",
        Level = LogLevel.Information,
        Message = "Answer {AnswerId} of conversation {ConversationId} was rated {Verdict}; reasons: {Reasons}; comment: {HasComment}"
    )]
    private partial void LogFeedback(string answerId, string conversationId, string verdict, string reasons, bool hasComment);
}
