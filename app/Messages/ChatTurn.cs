namespace App.Messages;

/// <summary>One message of a conversation, as the browser sends it.</summary>
internal sealed record ChatTurn
{
    public const string User = "user";
    public const string Assistant = "assistant";

    public string? Role { get; init; }

    public string? Content { get; init; }
}
