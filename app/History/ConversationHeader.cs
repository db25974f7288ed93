namespace App.History;

/// <summary>A kept conversation, as a list shows it.</summary>
internal sealed record ConversationHeader(Guid Id, string Title, DateTimeOffset UpdatedAt);
