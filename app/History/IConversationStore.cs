using App.Identity;

namespace App.History;

/// <summary>
/// Stores conversations of signed-in users. Browsers choose the ids, so an id grants no access: each caller finds only their own
/// conversations. Conversations older than the retention are not found.
/// </summary>
internal interface IConversationStore : IPersonalData
{
    /// <summary>
    /// Saves all or nothing. Stored turns stay unchanged; from the first turn that differs, all are replaced.
    /// </summary>
    /// <param name="turns">The whole conversation; the last turn is always written.</param>
    Task SaveAsync(Caller caller, Guid id, IReadOnlyList<StoredTurn> turns, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<ConversationHeader>> ListAsync(Caller caller, int count, CancellationToken cancellationToken);

    Task<Conversation?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken);

    /// <summary>Also succeeds if there is no such conversation.</summary>
    Task DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken);
}
