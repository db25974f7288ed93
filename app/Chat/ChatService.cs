using System.Runtime.CompilerServices;
using System.Text;
using App.Hosting;
using App.Models;
using App.Retrieval;
using Microsoft.Extensions.AI;

namespace App.Chat;

/// <summary>Retrieve, decide, answer: the same steps whichever retriever and chat client are plugged in.</summary>
internal sealed partial class ChatService(
    IRetriever retriever, IChatClient client, KnowledgeIndex index, Prompt prompt, AppSettings settings, TimeProvider clock, ILogger<ChatService> log)
{
    private const int PassagesPerAnswer = 6;
    private readonly AnswerTuple made = new(prompt.Version, settings.Model?.ChatDeployment ?? "extractive", index.Version);

    public async IAsyncEnumerable<ChatEvent> AnswerAsync(
        string conversationId, IReadOnlyList<ChatTurn> turns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var answerId = Guid.CreateVersion7().ToString();
        var question = SearchQuestion.From(turns);
        var passages = await retriever.RetrieveAsync(question, PassagesPerAnswer, cancellationToken);

        if (!GroundingGate.Allows(passages))
        {
            yield return new ChatEvent.Meta(conversationId, answerId, settings.Mode, []) { Made = made };
            yield return new ChatEvent.Delta(Refusal.Text(index.Titles));
            yield return Finish("refused", []);
            yield break;
        }

        yield return new ChatEvent.Meta(conversationId, answerId, settings.Mode, Citation.For(passages)) { Made = made };

        var answer = new StringBuilder();
        ChatFinishReason? finish = null;
        await using var updates = client.GetStreamingResponseAsync(GroundedPrompt.Build(prompt, turns, question, passages), null, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var (update, failure) = await NextAsync(updates, cancellationToken);
            if (failure is not null)
            {
                LogFailure(failure, answerId);
                yield return ChatEvent.Error.Of(ModelFailure.Of(failure));
                yield break;
            }

            if (update is null)
                break;

            finish = update.FinishReason ?? finish;
            if (update.Text.Length > 0)
            {
                answer.Append(update.Text);
                yield return new ChatEvent.Delta(update.Text);
            }
        }

        if (finish == ChatFinishReason.ContentFilter)
        {
            yield return ChatEvent.Error.Of(ModelFailure.Filtered(category: null));
            yield break;
        }

        // Clients end quietly when an upstream breaks off; only a finish reason says that the answer is whole.
        yield return finish is { } reason
            ? Finish(reason.Value, CitedNumbers.In(answer.ToString(), passages.Count))
            : new ChatEvent.Error("incomplete", "The answer ended before it was complete.", Retryable: true);

        ChatEvent.Done Finish(string reason, IReadOnlyList<int> cited)
        {
            LogAnswer(answerId, reason, passages.Count, cited.Count, clock.GetElapsedTime(started).TotalMilliseconds);
            return new ChatEvent.Done(reason, cited);
        }
    }

    private static async ValueTask<(ChatResponseUpdate? Update, Exception? Failure)> NextAsync(
        IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken cancellationToken)
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

    // Questions and answers are personal: logs carry ids and counts.
    [LoggerMessage(LogLevel.Information, "Answer {AnswerId}: {Finish}, {Retrieved} passages, {Cited} cited, {Milliseconds:0} ms")]
    private partial void LogAnswer(string answerId, string finish, int retrieved, int cited, double milliseconds);

    [LoggerMessage(LogLevel.Error, "Answer {AnswerId} failed")]
    private partial void LogFailure(Exception failure, string answerId);
}
