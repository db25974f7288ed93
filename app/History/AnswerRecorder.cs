using System.Runtime.CompilerServices;
using System.Text;
using App.Messages;

namespace App.History;

/// <summary>
/// Keeps what was asked and answered while it is being told. A store that fails is logged: the answer goes on, and the browser has it.
/// </summary>
internal sealed partial class AnswerRecorder(TimeProvider clock, ILogger<AnswerRecorder> log, IConversationStore? store = null)
{
    /// <summary>An answer is held back for no longer, at its end, than this.</summary>
    private static readonly TimeSpan LongestSave = TimeSpan.FromSeconds(3);

    /// <summary>The same events; kept of those who signed in, where there is a store.</summary>
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
            await foreach (var told in events.WithCancellation(cancellationToken))
            {
                switch (told)
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

                // Before the last event, so that who has read it finds the conversation.
                if (told is ChatEvent.Done or ChatEvent.Error)
                {
                    saved = true;
                    await SaveAsync(store, asked, answer with { Content = text.ToString() });
                }

                yield return told;
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
        // Not the reader's token: who pressed stop keeps what was said.
        using var limit = new CancellationTokenSource(LongestSave, clock);
        try
        {
            // Without a word, and where a filter took the words back, the question stands alone.
            var said = asked.Turns.Select(StoredTurn.From);
            var turns = answer.Content.Length == 0 || answer.FinishReason == "filtered" ? said : said.Append(answer);
            await store.SaveAsync(asked.Caller, Guid.Parse(asked.ConversationId), [.. turns], limit.Token);
        }
        catch (Exception failure)
        {
            LogUnsaved(failure, asked.ConversationId);
        }
    }

    [LoggerMessage(LogLevel.Error, "Conversation {ConversationId} could not be kept")]
    private partial void LogUnsaved(Exception failure, string conversationId);
}
