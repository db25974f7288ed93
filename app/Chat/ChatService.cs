using System.Diagnostics;
using System.Runtime.CompilerServices;
using App.Grounding;
using App.LanguageModel;
using App.Limits;
using App.Messages;
using App.Retrieval;
using Microsoft.Extensions.AI;

namespace App.Chat;

/// <summary>Answers a question: retrieve, check the grounding, call the model. The steps are the same in every mode.</summary>
internal sealed class ChatService(
    IRetriever retriever,
    IChatClient client,
    IQuestionWriter writer,
    Prompt prompt,
    ConversationWindow window,
    ChatSettings settings,
    AnswerTelemetry telemetry,
    ModelSettings? model = null
)
{
    private const int PassagesPerAnswer = 6;
    private const int TitlesPerRefusal = 40;

    public async IAsyncEnumerable<ChatEvent> AnswerAsync(ChatQuestion asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var trace = telemetry.Begin(asked);
        var searched = await writer.WriteAsync(asked.Turns, asked.Caller, cancellationToken);
        trace.Searches(searched.By);
        trace.Resume();
        var question = searched.Text;

        var (found, unsearchable) = await TryAsync(() =>
            retriever.RetrieveAsync(question, asked.Caller, PassagesPerAnswer, cancellationToken)
        );
        if (found is null)
        {
            trace.Failed("search_unavailable", unsearchable);
            yield return Unsearchable(unsearchable!);
            yield break;
        }

        var (turns, passages) = await window.FitAsync(asked.Turns, found.Passages);
        if (passages.Count == 0 && found.Passages.Count > 0)
        {
            trace.Declined("budget");
            yield return new ChatEvent.Error("budget", "The question leaves no room for sources. Ask a shorter one.", Retryable: false);
            yield break;
        }

        var grounded = GroundingGate.Allows(passages);
        var made = new AnswerTuple(prompt.Version, model?.ChatDeployment ?? "extractive", found.IndexVersion);
        trace.Found(found, passages, made, grounded);
        yield return new ChatEvent.Meta(asked.ConversationId, trace.Id, settings.Mode, grounded ? Citation.For(passages) : [])
        {
            Made = made,
            Ranking = found.Ranking,
        };
        if (!grounded)
        {
            var (titles, unlisted) = await TryAsync(() => retriever.TitlesAsync(asked.Caller, TitlesPerRefusal, cancellationToken));
            if (titles is null)
            {
                trace.Failed("search_unavailable", unlisted);
                yield return Unsearchable(unlisted!);
                yield break;
            }

            yield return new ChatEvent.Delta(Refusal.Text(asked.Turns[^1].Content!, titles));
            yield return Finish("refused", CitedNumbers.None, null);
            yield break;
        }

        trace.Resume();
        var answer = new AnswerProgress();
        var options = new GroundedOptions
        {
            ConversationId = asked.ConversationId,
            AnswerId = trace.Id,
            Made = made,
        };
        await using var updates = client
            .GetStreamingResponseAsync(GroundedPrompt.Build(prompt, turns, question, passages), options, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var (update, failure) = await NextAsync(updates, cancellationToken);
            if (failure is not null)
            {
                yield return Fail(ModelFailure.Of(failure), failure);
                yield break;
            }

            if (update is null)
                break;

            if (answer.Add(update) is { Length: > 0 } words)
            {
                trace.Word();
                yield return new ChatEvent.Delta(words);
            }
        }

        // A client does not report a broken connection; only a finish reason shows that the answer is complete.
        if (answer.Finish == ChatFinishReason.ContentFilter)
            yield return Fail(ModelFailure.Filtered(answer.Filters), null);
        else if (answer.Finish is not null && !answer.HasBegun && model is null)
        {
            // The sources match, and none of their sentences can be quoted.
            yield return new ChatEvent.Delta(Refusal.Text(question, [.. passages.Select(passage => passage.Chunk.Title).Distinct()]));
            yield return Finish("refused", CitedNumbers.None, null);
        }
        else if (answer.Finish is not null && !answer.HasBegun)
            yield return Fail(answer.Finish == ChatFinishReason.Length ? ModelFailure.NoRoom : ModelFailure.Empty, null);
        else if (answer.Finish is { } reason)
            yield return Finish(reason.Value, CitedNumbers.In(answer.Text, passages.Count), searched.AddedTo(answer.Tokens));
        else
            yield return Fail(ModelFailure.Incomplete, null);

        ChatEvent.Error Fail(ModelFailure reported, Exception? failure)
        {
            if (reported.Filters.Count > 0)
                trace.Filtered(reported.Code, reported.Filters, prompt: failure is not null);
            else
                trace.Failed(reported.Code, failure);
            return new ChatEvent.Error(reported.Code, reported.Message, reported.Retryable)
            {
                RetryAfterSeconds = reported.RetryAfterSeconds,
                Category = reported.Filters.FirstOrDefault()?.Name,
                Usage = answer.Tokens,
                Withdrawn = answer.HasBegun && reported.Filters.Count > 0,
            };
        }

        ChatEvent.Done Finish(string reason, CitedNumbers cited, TokenUsage? used)
        {
            trace.Finished(reason, cited);
            return new ChatEvent.Done(reason, cited.Given)
            {
                Invented = cited.Invented.Count > 0 ? cited.Invented : null,
                Usage = used,
                TraceId = Activity.Current?.TraceId.ToString(),
            };
        }
    }

    private static async ValueTask<(T? Found, RetrievalException? Failure)> TryAsync<T>(Func<ValueTask<T>> search)
        where T : class
    {
        try
        {
            return (await search(), null);
        }
        catch (RetrievalException failure)
        {
            return (null, failure);
        }
    }

    private static ChatEvent.Error Unsearchable(RetrievalException failure) =>
        new("search_unavailable", "The documents cannot be searched now.", failure.MayPass);

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
