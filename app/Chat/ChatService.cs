using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using App.Grounding;
using App.Hosting;
using App.Limits;
using App.Models;
using App.Retrieval;
using Microsoft.Extensions.AI;

namespace App.Chat;

/// <summary>Retrieve, decide, answer: the same steps whichever retriever and chat client are plugged in.</summary>
internal sealed partial class ChatService(
    IRetriever retriever, IChatClient client, Prompt prompt, ConversationWindow window, AppSettings settings, TimeProvider clock,
    ILogger<ChatService> log)
{
    private const int PassagesPerAnswer = 6;
    private const int TitlesPerRefusal = 20;

    public async IAsyncEnumerable<ChatEvent> AnswerAsync(ChatQuestion asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var answerId = Guid.CreateVersion7().ToString();
        var question = SearchQuestion.From(asked.Turns);

        var (found, unsearchable) = await RetrieveAsync(question, asked, cancellationToken);
        if (found is null)
        {
            LogUnsearchable(unsearchable!, answerId);
            yield return new ChatEvent.Error("search_unavailable", "The documents cannot be searched now.", unsearchable!.MayPass);
            yield break;
        }

        var (turns, passages) = await window.FitAsync(asked.Turns, found.Passages);
        if (passages.Count == 0 && found.Passages.Count > 0)
        {
            yield return new ChatEvent.Error("budget", "The question leaves no room for sources. Ask a shorter one.", Retryable: false);
            yield break;
        }

        var grounded = GroundingGate.Allows(passages);
        yield return new ChatEvent.Meta(asked.ConversationId, answerId, settings.Mode, grounded ? Citation.For(passages) : [])
        {
            Made = new AnswerTuple(prompt.Version, settings.Model?.ChatDeployment ?? "extractive", found.IndexVersion), Ranking = found.Ranking,
        };
        if (!grounded)
        {
            yield return new ChatEvent.Delta(Refusal.Text(await retriever.TitlesAsync(asked.Caller, TitlesPerRefusal, cancellationToken)));
            yield return Finish("refused", CitedNumbers.None, null);
            yield break;
        }

        var answer = new StringBuilder();
        ChatFinishReason? finish = null;
        UsageDetails? usage = null;
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
            usage = update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? usage;
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
            ? Finish(reason.Value, CitedNumbers.In(answer.ToString(), passages.Count), usage)
            : new ChatEvent.Error("incomplete", "The answer ended before it was complete.", Retryable: true);

        ChatEvent.Done Finish(string reason, CitedNumbers cited, UsageDetails? used)
        {
            LogAnswer(answerId, reason, passages.Count, cited.Given.Count, cited.Invented.Count, clock.GetElapsedTime(started).TotalMilliseconds);
            return new ChatEvent.Done(reason, cited.Given)
            {
                Invented = cited.Invented.Count > 0 ? cited.Invented : null,
                Usage = used is { InputTokenCount: { } input, OutputTokenCount: { } output } ? new TokenUsage(input, output) : null,
                TraceId = Activity.Current?.TraceId.ToString(),
            };
        }
    }

    private async ValueTask<(Retrieved? Found, RetrievalException? Failure)> RetrieveAsync(
        string question, ChatQuestion asked, CancellationToken cancellationToken)
    {
        try
        {
            return (await retriever.RetrieveAsync(question, asked.Caller, PassagesPerAnswer, cancellationToken), null);
        }
        catch (RetrievalException failure)
        {
            return (null, failure);
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
    [LoggerMessage(LogLevel.Information, "Answer {AnswerId}: {Finish}, {Retrieved} passages, {Cited} cited, {Invented} invented, {Milliseconds:0} ms")]
    private partial void LogAnswer(string answerId, string finish, int retrieved, int cited, int invented, double milliseconds);

    [LoggerMessage(LogLevel.Error, "Answer {AnswerId} failed")]
    private partial void LogFailure(Exception failure, string answerId);

    [LoggerMessage(LogLevel.Error, "Answer {AnswerId} found no index to search")]
    private partial void LogUnsearchable(Exception failure, string answerId);
}
