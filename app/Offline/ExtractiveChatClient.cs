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
        foreach (var word in Words(Answer(messages)))
        {
            if (settings.WordPause > TimeSpan.Zero)
                await Task.Delay(settings.WordPause, clock, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ChatResponseUpdate(ChatRole.Assistant, word);
        }

        yield return new ChatResponseUpdate { FinishReason = ChatFinishReason.Stop };
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Answer(messages))) { FinishReason = ChatFinishReason.Stop });

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private string Answer(IEnumerable<ChatMessage> messages)
    {
        var message = messages.Last();
        return SentencePicker.Answer(GroundedPrompt.Question(message), GroundedPrompt.Sources(message), index.Weight);
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
