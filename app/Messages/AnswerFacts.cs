namespace App.Messages;

/// <summary>How an answer was made, for telemetry. It is never sent to the page.</summary>
/// <param name="SearchedBy">How the search text was made.</param>
/// <param name="Found">The number of passages that the search found.</param>
/// <param name="Passages">Ids of the passages that the model may read.</param>
/// <param name="IsGrounded">Whether they pass the gate.</param>
internal sealed record AnswerFacts(string SearchedBy, int Found, IReadOnlyList<string> Passages, bool IsGrounded)
{
    public static AnswerFacts None { get; } = new("", 0, [], false);
}
