using App.Messages;
using App.Retrieval;
using Microsoft.Extensions.AI;

namespace App.Grounding;

/// <summary>What is searched for a question.</summary>
/// <param name="By">How it was made: one of the constants.</param>
/// <param name="Used">Tokens that a model used for it; null without a model.</param>
internal sealed record SearchText(Query Query, string By, UsageDetails? Used = null)
{
    public string Text => Query.Text;

    /// <summary>The question as it was asked.</summary>
    public const string Alone = "alone";

    /// <summary>The question with earlier ones.</summary>
    public const string Joined = "joined";

    /// <summary>A model wrote it.</summary>
    public const string Model = "model";

    /// <summary>Tokens of the answer, with those of the search text.</summary>
    public TokenUsage? AddedTo(TokenUsage? answer) =>
        answer is null || Used is null
            ? answer
            : answer with
            {
                Input = answer.Input + (Used.InputTokenCount ?? 0),
                Output = answer.Output + (Used.OutputTokenCount ?? 0),
            };
}
