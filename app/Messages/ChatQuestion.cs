using App.Identity;

namespace App.Messages;

/// <summary>A question with the conversation before it.</summary>
/// <param name="AnswerId">The id that its answer gets.</param>
/// <param name="Turns">Oldest first; the last one is the question.</param>
internal sealed record ChatQuestion(Caller Caller, string ConversationId, string AnswerId, IReadOnlyList<ChatTurn> Turns);
