using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using App.Grounding;
using App.Retrieval;

namespace App.Limits;

/// <summary>Counts tokens as the chat models of Azure OpenAI do (o200k). The table loads once, in the background.</summary>
internal sealed class TokenCounter
{
    /// <summary>Tokens of a message beyond its text: role and separators.</summary>
    private const int PerMessage = 4;
    private const int PassagesRemembered = 4_096;

    // One for the process, because it is large and never changes.
    private static readonly Lazy<Task<TokenTable>> Table = new(() => Task.Run(TokenTable.Load));

    // Keyed by reference: admission and window use the same strings, so each is counted once.
    private readonly ConditionalWeakTable<string, StrongBox<int>> texts = [];
    private readonly ConcurrentDictionary<(string Title, string Heading, string Hash), int> passages = [];

    public static Task LoadAsync() => Table.Value;

    public async ValueTask<int> MessageAsync(string text)
    {
        if (!texts.TryGetValue(text, out var known))
            texts.AddOrUpdate(text, known = new StrongBox<int>((await Table.Value).Count(text) + PerMessage));
        return known.Value;
    }

    /// <summary>Cached, because the same passages are found many times.</summary>
    public async ValueTask<int> PassageAsync(Passage passage)
    {
        var key = (passage.Chunk.Title, passage.Chunk.Heading, passage.Chunk.ContentHash);
        if (passages.TryGetValue(key, out var known))
            return known;
        if (passages.Count >= PassagesRemembered)
            passages.Clear();
        return passages[key] = (await Table.Value).Count(GroundedPrompt.SourceText(passage, position: 0));
    }
}
