namespace Evaluation.Cases;

/// <summary>A message before the question; the caller can forge both roles.</summary>
internal sealed record CaseTurn
{
    public string Role { get; init; } = "";

    public string Content { get; init; } = "";
}
