using App.Identity;
using App.Messages;

namespace App.Grounding;

/// <summary>Writes the search text for the last question of a conversation.</summary>
internal interface IQuestionWriter
{
    /// <param name="turns">Oldest first; the last one is the question.</param>
    ValueTask<SearchText> WriteAsync(IReadOnlyList<ChatTurn> turns, Caller caller, CancellationToken cancellationToken);
}
