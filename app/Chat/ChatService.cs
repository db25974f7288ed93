using System.Runtime.CompilerServices;
using App.Grounding;
using App.LanguageModel;
using App.Limits;
using App.Messages;
using App.Retrieval;

namespace App.Chat;

/// <summary>Answers a question: retrieve, check the grounding, write. The steps are the same in every mode.</summary>
internal sealed class ChatService(
    IRetriever retriever,
    AnswerWriter answers,
    IQuestionWriter writer,
    Prompt prompt,
    ConversationWindow window,
    ChatSettings settings,
    ModelSettings? model = null
)
{
    private const int PassagesPerAnswer = 6;
    private const int TitlesPerRefusal = 40;

    public async IAsyncEnumerable<ChatEvent> AnswerAsync(ChatQuestion asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var question = await writer.WriteAsync(asked.Turns, asked.Caller, cancellationToken);
        var (found, unsearchable) = await TryAsync(() =>
            retriever.RetrieveAsync(question.Query, asked.Caller, PassagesPerAnswer, cancellationToken)
        );
        if (found is null)
        {
            yield return Unsearchable(unsearchable!);
            yield break;
        }

        var (turns, passages) = await window.FitAsync(asked.Turns, found.Passages);
        if (passages.Count == 0 && found.Passages.Count > 0)
        {
            yield return new ChatEvent.Error(
                ChatEvent.Error.NoRoomForSources,
                "The question leaves no room for sources. Ask a shorter one.",
                Retryable: false
            );
            yield break;
        }

        var grounded = GroundingGate.Allows(passages);
        var meta = new ChatEvent.Meta(asked.ConversationId, asked.AnswerId, settings.Mode, grounded ? Citation.For(passages) : [])
        {
            Made = new AnswerTuple(prompt.Version, model?.ChatDeployment ?? "extractive", found.IndexVersion),
            Ranking = found.Ranking,
            Facts = new AnswerFacts(question.By, found.Passages.Count, [.. passages.Select(passage => passage.Chunk.Id)], grounded),
        };
        yield return meta;

        var answer = grounded
            ? answers.WriteAsync(meta, turns, question, passages, cancellationToken)
            : RefuseAsync(asked, cancellationToken);
        await foreach (var next in answer.WithCancellation(cancellationToken))
            yield return next;
    }

    /// <summary>Names the documents that the caller can ask about.</summary>
    private async IAsyncEnumerable<ChatEvent> RefuseAsync(ChatQuestion asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (titles, unlisted) = await TryAsync(() => retriever.TitlesAsync(asked.Caller, TitlesPerRefusal, cancellationToken));
        if (titles is null)
        {
            yield return Unsearchable(unlisted!);
            yield break;
        }

        yield return new ChatEvent.Delta(Refusal.Text(asked.Turns[^1].Content!, titles));
        yield return ChatEvent.Done.Refused;
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
        new("search_unavailable", "The documents cannot be searched now.", failure.MayPass) { Cause = failure };
}
