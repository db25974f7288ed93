namespace App.History;

/// <summary>A stored conversation in a list.</summary>
internal sealed record ConversationHeader(Guid Id, string Title, DateTimeOffset UpdatedAt);
