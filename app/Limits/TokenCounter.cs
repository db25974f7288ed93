using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using App.Grounding;
using App.Retrieval;
using Microsoft.ML.Tokenizers;

namespace App.Limits;

/// <summary>Counts tokens as the chat models of Azure OpenAI do (o200k). It loads once, in about 250 ms, in the background.</summary>
internal sealed class TokenCounter
{
    /// <summary>Tokens of a message beyond its text: role and separators.</summary>
    private const int PerMessage = 4;
    private const int PassagesRemembered = 4_096;

    // One for the process, because it is large and never changes.
    private static readonly Lazy<Task<TiktokenTokenizer>> Tokenizer = new(() =>
        Task.Run(() => TiktokenTokenizer.CreateForEncoding("o200k_base"))
    );

    // Keyed by reference: admission and window use the same strings, so each is counted once.
    private readonly ConditionalWeakTable<string, StrongBox<int>> texts = [];
    private readonly ConcurrentDictionary<(string Title, string Heading, string Hash), int> passages = [];

    public static Task LoadAsync() => Tokenizer.Value;

    public async ValueTask<int> MessageAsync(string text)
    {
        if (!texts.TryGetValue(text, out var known))
            texts.AddOrUpdate(text, known = new StrongBox<int>((await Tokenizer.Value).CountTokens(text) + PerMessage));
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
        return passages[key] = (await Tokenizer.Value).CountTokens(GroundedPrompt.SourceText(passage, position: 0));
    }
}
