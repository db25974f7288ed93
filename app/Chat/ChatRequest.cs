using App.Characters;
using App.Messages;

namespace App.Chat;

/// <summary>The body of a chat request. Model, prompt and limits are set by the server.</summary>
internal sealed record ChatRequest
{
    public string? ConversationId { get; init; }

    /// <summary>The whole conversation, oldest first. Server-side history deletes turns that are missing here.</summary>
    public IReadOnlyList<ChatTurn?>? Messages { get; init; }

    /// <summary>With texts in one spelling, without characters that show nothing.</summary>
    public ChatRequest Cleaned() =>
        this with
        {
            Messages = Messages?.Select(turn => turn?.Content is { } text ? turn with { Content = PlainText.Clean(text) } : turn).ToArray(),
        };
}
