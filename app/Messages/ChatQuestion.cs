using App.Identity;

namespace App.Messages;

/// <summary>A question with the conversation before it.</summary>
/// <param name="Turns">Oldest first; the last one is the question.</param>
internal sealed record ChatQuestion(Caller Caller, string ConversationId, IReadOnlyList<ChatTurn> Turns);
