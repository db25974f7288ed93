using App.Messages;

namespace App.Grounding;

/// <summary>The search text for a conversation, without a model and without the documents.</summary>
internal static class SearchQuestion
{
    /// <summary>The last question. One that leans on the question before it ("And the cost?") is combined with it.</summary>
    public static SearchText From(IReadOnlyList<ChatTurn> turns)
    {
        var asked = turns.Where(turn => turn.Role == ChatTurn.User).Select(turn => turn.Content!).ToArray();
        return asked.Length > 1 && FollowUp.Leans(asked[^1]) && !FollowUp.Changes(asked[^1])
            ? new SearchText($"{asked[^2]} {asked[^1]}", SearchText.Joined)
            : new SearchText(asked[^1], SearchText.Alone);
    }
}
