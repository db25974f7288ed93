namespace App.Chat;

/// <summary>What a client may send, and all of it: model, prompt and limits are the server's.</summary>
internal sealed record ChatRequest
{
    public string? ConversationId { get; init; }

    /// <summary>The whole conversation, oldest first; the server keeps none.</summary>
    public IReadOnlyList<ChatTurn?>? Messages { get; init; }
}
