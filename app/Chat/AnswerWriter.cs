using System.Runtime.CompilerServices;
using App.Grounding;
using App.LanguageModel;
using App.Messages;
using App.Retrieval;
using Microsoft.Extensions.AI;

namespace App.Chat;

/// <summary>Lets the chat client write an answer from passages, and tells how it ended.</summary>
internal sealed class AnswerWriter(IChatClient client, Prompt prompt, ModelSettings? model = null)
{
    /// <param name="turns">The turns that fit, the last one the question.</param>
    /// <param name="question">What was searched for it.</param>
    public async IAsyncEnumerable<ChatEvent> WriteAsync(
        ChatEvent.Meta meta,
        IReadOnlyList<ChatTurn> turns,
        SearchText question,
        IReadOnlyList<Passage> passages,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var answer = new AnswerProgress();
        var options = new GroundedOptions
        {
            ConversationId = meta.ConversationId,
            AnswerId = meta.AnswerId,
            Made = meta.Made,
        };
        await using var updates = client
            .GetStreamingResponseAsync(GroundedPrompt.Build(prompt, turns, question.Text, passages), options, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var (update, failure) = await NextAsync(updates, cancellationToken);
            if (failure is not null)
            {
                yield return Failed(ModelFailure.Of(failure), answer, failure);
                yield break;
            }

            if (update is null)
                break;

            if (answer.Add(update) is { Length: > 0 } words)
                yield return new ChatEvent.Delta(words);
        }

        if (model is null && answer.Finish == ChatFinishReason.Stop && !answer.HasBegun)
        {
            // The sources match, and none of their sentences can be quoted.
            yield return new ChatEvent.Delta(Refusal.Text(question.Text, [.. passages.Select(passage => passage.Chunk.Title).Distinct()]));
            yield return ChatEvent.Done.Refused;
        }
        else
            yield return End(answer, question, passages.Count);
    }

    // A client does not report a broken connection; only a finish reason shows that the answer is complete.
    private static ChatEvent End(AnswerProgress answer, SearchText question, int sources)
    {
        if (answer.Finish is not { } reason)
            return Failed(ModelFailure.Incomplete, answer);
        if (reason == ChatFinishReason.ContentFilter)
            return Failed(ModelFailure.Filtered(answer.Filters), answer);
        if (!answer.HasBegun)
            return Failed(reason == ChatFinishReason.Length ? ModelFailure.NoRoom : ModelFailure.Empty, answer);

        var cited = CitedNumbers.In(answer.Text, sources);
        return new ChatEvent.Done(reason.Value, cited.Given)
        {
            Invented = cited.Invented.Count > 0 ? cited.Invented : null,
            Usage = question.AddedTo(answer.Tokens),
        };
    }

    private static ChatEvent.Error Failed(ModelFailure failure, AnswerProgress answer, Exception? cause = null) =>
        new(failure.Code, failure.Message, failure.Retryable)
        {
            RetryAfterSeconds = failure.RetryAfterSeconds,
            Category = failure.Filters.FirstOrDefault()?.Name,
            Usage = answer.Tokens,
            Withdrawn = answer.HasBegun && failure.Filters.Count > 0,
            Filters = failure.Filters,
            Cause = cause,
        };

    private static async ValueTask<(ChatResponseUpdate? Update, Exception? Failure)> NextAsync(
        IAsyncEnumerator<ChatResponseUpdate> updates,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await updates.MoveNextAsync() ? updates.Current : null, null);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, failure);
        }
    }
}
