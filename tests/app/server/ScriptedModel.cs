using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace App.Tests;

/// <summary>A chat client with a scripted response, so that a test can cause any fault.</summary>
internal sealed class ScriptedModel(Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> script) : IChatClient
{
    public IReadOnlyList<ChatMessage>? Received { get; private set; }

    public static ChatResponseUpdate Word(string text) => new(ChatRole.Assistant, text);

    public static ChatResponseUpdate End => new() { FinishReason = ChatFinishReason.Stop };

    public static ScriptedModel Saying(params ChatResponseUpdate[] updates) => new(_ => updates.ToAsyncEnumerable());

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        Received = [.. messages];
        await foreach (var update in script(cancellationToken).WithCancellation(cancellationToken))
            yield return update;
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException("The app streams.");

    public object? GetService(Type serviceType, object? serviceKey) => null;

    public void Dispose() { }
}
