namespace App.History;

/// <param name="Conversations">Newest first.</param>
internal sealed record ConversationList(IReadOnlyList<ConversationHeader> Conversations)
{
    /// <summary>Where the list continues; null at its end.</summary>
    public string? Next { get; init; }
}
