using System.Runtime.CompilerServices;
using System.Text;
using App.Messages;

namespace App.History;

/// <summary>
/// Saves questions and answers of signed-in users. A failure of the store is logged; the answer continues.
/// </summary>
internal sealed partial class AnswerRecorder(TimeProvider clock, ILogger<AnswerRecorder> log, IConversationStore? store = null)
{
    /// <summary>The longest delay of an answer's last event.</summary>
    private static readonly TimeSpan LongestSave = TimeSpan.FromSeconds(3);

    /// <summary>Returns the same events and saves them, if the caller is signed in and a store is configured.</summary>
    public IAsyncEnumerable<ChatEvent> Record(
        ChatQuestion asked,
        IAsyncEnumerable<ChatEvent> events,
        CancellationToken cancellationToken
    ) => store is not null && asked.Caller.IsSignedIn ? RecordAsync(store, asked, events, cancellationToken) : events;

    private async IAsyncEnumerable<ChatEvent> RecordAsync(
        IConversationStore store,
        ChatQuestion asked,
        IAsyncEnumerable<ChatEvent> events,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var text = new StringBuilder();
        var answer = new StoredTurn(ChatTurn.Assistant, "") { FinishReason = "stopped" };
        var saved = false;
        try
        {
            await foreach (var next in events.WithCancellation(cancellationToken))
            {
                switch (next)
                {
                    case ChatEvent.Meta meta:
                        answer = answer with { AnswerId = meta.AnswerId, Citations = meta.Citations.Count > 0 ? meta.Citations : null };
                        break;
                    case ChatEvent.Delta delta:
                        text.Append(delta.Text);
                        break;
                    case ChatEvent.Done done:
                        answer = answer with { FinishReason = done.FinishReason, Cited = done.Cited };
                        break;
                    case ChatEvent.Error error:
                        answer = answer with { FinishReason = error.Code };
                        break;
                }

                // Before the last event, so that the client finds the conversation after it.
                if (next is ChatEvent.Done or ChatEvent.Error)
                {
                    saved = true;
                    await SaveAsync(store, asked, answer with { Content = text.ToString() });
                }

                yield return next;
            }
        }
        finally
        {
            if (!saved)
                await SaveAsync(store, asked, answer with { Content = text.ToString() });
        }
    }

    private async Task SaveAsync(IConversationStore store, ChatQuestion asked, StoredTurn answer)
    {
        // Not the request's token: a stopped answer is saved too.
        using var limit = new CancellationTokenSource(LongestSave, clock);
        try
        {
            // An empty answer, or one that a filter withdrew, is not saved; its question is.
            var conversation = asked.Turns.Select(StoredTurn.From);
            var turns = answer.Content.Length == 0 || answer.FinishReason == "filtered" ? conversation : conversation.Append(answer);
            await store.SaveAsync(asked.Caller, Guid.Parse(asked.ConversationId), [.. turns], limit.Token);
        }
        catch (Exception failure)
        {
            LogUnsaved(failure, asked.ConversationId);
        }
    }

    [LoggerMessage(LogLevel.Error, "Conversation {ConversationId} could not be saved")]
    private partial void LogUnsaved(Exception failure, string conversationId);
}
