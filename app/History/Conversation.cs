namespace App.History;

/// <summary>A stored conversation with all its turns.</summary>
/// <param name="Turns">Oldest first.</param>
internal sealed record Conversation(Guid Id, string Title, DateTimeOffset UpdatedAt, IReadOnlyList<StoredTurn> Turns);
