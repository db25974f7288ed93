namespace App.History;

/// <summary>A kept conversation with everything that was said.</summary>
/// <param name="Turns">Oldest first.</param>
internal sealed record Conversation(Guid Id, string Title, DateTimeOffset UpdatedAt, IReadOnlyList<StoredTurn> Turns);
