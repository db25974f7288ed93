using App.Messages;

namespace App.History;

/// <summary>One stored message; an answer also has its sources.</summary>
/// <param name="Role">user or assistant.</param>
internal sealed record StoredTurn(string Role, string Content)
{
    public string? AnswerId { get; init; }

    public IReadOnlyList<Citation>? Citations { get; init; }

    public IReadOnlyList<int>? Cited { get; init; }

    /// <summary>stop, length, refused, stopped (by the user) or an error code. Null on a question.</summary>
    public string? FinishReason { get; init; }

    public static StoredTurn From(ChatTurn turn) => new(turn.Role!, turn.Content!);
}
