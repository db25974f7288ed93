namespace App.History;

/// <param name="Conversations">Newest first.</param>
internal sealed record ConversationList(IReadOnlyList<ConversationHeader> Conversations)
{
    /// <summary>Older conversations are stored and not listed.</summary>
    public bool More { get; init; }
}
