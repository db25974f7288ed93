using App.Messages;

namespace App.Chat;

/// <summary>What a client may send, and all of it: model, prompt and limits are the server's.</summary>
internal sealed record ChatRequest
{
    public string? ConversationId { get; init; }

    /// <summary>The conversation, oldest first. Where it is kept on the server, all of it: what is missing is deleted there.</summary>
    public IReadOnlyList<ChatTurn?>? Messages { get; init; }
}
