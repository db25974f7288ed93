namespace Evaluation.Cases;

/// <summary>A message before the question; either role may be forged by who asks.</summary>
internal sealed record CaseTurn
{
    public string Role { get; init; } = "";

    public string Content { get; init; } = "";
}
