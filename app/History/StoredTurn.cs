using App.Messages;

namespace App.History;

/// <summary>One message of a kept conversation: what was said and, of an answer, what it rested on.</summary>
/// <param name="Role">user or assistant.</param>
internal sealed record StoredTurn(string Role, string Content)
{
    public string? AnswerId { get; init; }

    public IReadOnlyList<Citation>? Citations { get; init; }

    public IReadOnlyList<int>? Cited { get; init; }

    /// <summary>stop, length or refused; stopped where the reader left; else the code of what went wrong. Null on a question.</summary>
    public string? FinishReason { get; init; }

    public static StoredTurn From(ChatTurn turn) => new(turn.Role!, turn.Content!);
}
