using App.Identity;

namespace App.History;

/// <summary>
/// Keeps conversations for the people who had them. Ids are made by browsers and prove nothing: under each caller stands only what is
/// that caller's, and somebody else's id is not found. What is older than the retention is not found either.
/// </summary>
internal interface IConversationStore : IPersonalData
{
    /// <summary>
    /// All of it or nothing. Turns that are kept already stay as they are; where a turn differs, it and all after it are replaced.
    /// </summary>
    /// <param name="turns">The whole conversation; the last turn is always written.</param>
    Task SaveAsync(Caller caller, Guid id, IReadOnlyList<StoredTurn> turns, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ConversationHeader>> ListAsync(Caller caller, int count, CancellationToken cancellationToken);

    Task<Conversation?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken);

    /// <summary>Also succeeds where there is nothing.</summary>
    Task DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken);
}
