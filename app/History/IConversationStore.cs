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
    /// <param name="words">All must be in the title or the texts of a conversation; none find all.</param>
    /// <param name="after">Where an earlier list ended; null for the newest.</param>
    Task<ConversationList> ListAsync(
        Caller caller,
        SearchedWords words,
        ConversationPlace? after,
        int count,
        CancellationToken cancellationToken
    );

    Task<Conversation?> FindAsync(Caller caller, Guid id, CancellationToken cancellationToken);

    /// <summary>Gives it the user's own title, which later turns keep. Its days of storage stay as they are.</summary>
    /// <returns>False if there is no such conversation.</returns>
    Task<bool> RenameAsync(Caller caller, Guid id, string title, CancellationToken cancellationToken);

    /// <summary>Also succeeds if there is no such conversation.</summary>
    Task DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken);
}
