namespace App.History;

/// <param name="Conversations">Newest first.</param>
internal sealed record ConversationList(IReadOnlyList<ConversationHeader> Conversations);
