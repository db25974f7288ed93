using App.Messages;
using App.Retrieval;

namespace App.Grounding;

/// <summary>The search text for a conversation.</summary>
internal static class SearchQuestion
{
    private const int TermsThatStandAlone = 2;

    /// <summary>The last question. A very short one ("And the cost?") is combined with the question before it.</summary>
    public static string From(IReadOnlyList<ChatTurn> turns)
    {
        var asked = turns.Where(turn => turn.Role == ChatTurn.User).Select(turn => turn.Content!).ToArray();
        return asked.Length > 1 && Terms.Of(asked[^1]).Count < TermsThatStandAlone ? $"{asked[^2]} {asked[^1]}" : asked[^1];
    }
}
