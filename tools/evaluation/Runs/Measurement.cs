using Evaluation.Asking;

namespace Evaluation.Runs;

/// <summary>Everything that was measured on one app.</summary>
/// <param name="Made">With which prompt, model and index all answers were made.</param>
/// <param name="GoldenSet">The version of the golden set.</param>
internal sealed record Measurement(
    AnswerTuple Made,
    string GoldenSet,
    int Runs,
    IReadOnlyList<CaseResult> Cases,
    IReadOnlyList<Score> Scores
);
