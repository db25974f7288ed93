using App.Grounding;
using App.Messages;
using App.Retrieval;
using App.Telemetry;

namespace App.Limits;

/// <summary>
/// Selects the turns and sources that the model receives, within the token budgets. It drops the oldest turns first and never the last
/// question; it drops the lowest-ranked sources first, so that the other sources keep their numbers. Without a model nothing is dropped.
/// </summary>
internal sealed class ConversationWindow(LimitSettings limits, Prompt prompt, ChatMetrics metrics, TokenCounter? counter = null)
{
    /// <summary>The turns that fit, with the last question, and the passages that fit.</summary>
    public async ValueTask<(IReadOnlyList<ChatTurn> Turns, IReadOnlyList<Passage> Passages)> FitAsync(
        IReadOnlyList<ChatTurn> turns,
        IReadOnlyList<Passage> passages
    )
    {
        if (counter is null)
            return (turns, passages);

        var room = limits.InputTokens - await FixedAsync(turns);
        var sources = new List<int>();
        foreach (var passage in passages)
            sources.Add(await counter.PassageAsync(passage));
        var kept = First(sources, Math.Min(limits.SourceTokens, room));

        var earlier = new List<int>();
        foreach (var turn in turns.SkipLast(1))
            earlier.Add(await counter.MessageAsync(turn.Content!));
        var skipped = Skipped(turns, earlier, Math.Min(limits.HistoryTokens, room - sources.Take(kept).Sum()));
        metrics.Trimmed(skipped);
        return ([.. turns.Skip(skipped)], [.. passages.Take(kept)]);
    }

    /// <summary>Tokens of the instructions and the question, which are never dropped.</summary>
    public async ValueTask<int> FixedAsync(IReadOnlyList<ChatTurn> turns) =>
        counter is null ? 0 : await counter.MessageAsync(prompt.Text) + await counter.MessageAsync(turns[^1].Content!);

    /// <summary>The number of items, from the first on, that fit the budget together.</summary>
    public static int First(IReadOnlyList<int> tokens, int budget)
    {
        var count = 0;
        while (count < tokens.Count && (budget -= tokens[count]) >= 0)
            count++;
        return count;
    }

    /// <summary>The number of turns to drop, from the oldest on, so that the rest fits the budget and starts with a question.</summary>
    /// <param name="turns">The last one is always kept.</param>
    /// <param name="tokens">Tokens of all turns but the last.</param>
    public static int Skipped(IReadOnlyList<ChatTurn> turns, IReadOnlyList<int> tokens, int budget)
    {
        var skipped = tokens.Count;
        for (var i = tokens.Count - 1; i >= 0 && (budget -= tokens[i]) >= 0; i--)
            if (turns[i].Role == ChatTurn.User)
                skipped = i;
        return skipped;
    }
}
