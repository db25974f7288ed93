using System.Runtime.CompilerServices;
using App.Grounding;
using Microsoft.Extensions.AI;

namespace App.Offline;

/// <summary>A chat client without a model: it quotes the given sources word for word.</summary>
internal sealed class ExtractiveChatClient(KnowledgeIndex index, OfflineSettings settings, TimeProvider clock) : IChatClient
{
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        foreach (var word in Words(await AnswerAsync(messages, cancellationToken)))
        {
            if (settings.WordPause > TimeSpan.Zero)
                await Task.Delay(settings.WordPause, clock, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, word);
        }

        yield return new ChatResponseUpdate { FinishReason = ChatFinishReason.Stop };
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => new(new ChatMessage(ChatRole.Assistant, await AnswerAsync(messages, cancellationToken))) { FinishReason = ChatFinishReason.Stop };

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private async ValueTask<string> AnswerAsync(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var message = messages.Last();
        var question = GroundedPrompt.Question(message);
        var likeness = await index.LikenessAsync(question, cancellationToken);
        return SentencePicker.Answer(
            question,
            GroundedPrompt.Sources(message),
            index.Weight(question),
            likeness is null ? null : likeness.Of
        );
    }

    private static IEnumerable<string> Words(string answer)
    {
        var start = 0;
        for (var i = 1; i < answer.Length; i++)
            if (answer[i - 1] is ' ' or '\n' && answer[i] is not (' ' or '\n'))
            {
                yield return answer[start..i];
                start = i;
            }

        yield return answer[start..];
    }
}
