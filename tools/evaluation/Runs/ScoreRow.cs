using Evaluation.Evaluators;

namespace Evaluation.Runs;

/// <summary>A score with its limit and its baseline.</summary>
/// <param name="Score">Null if nothing was measured.</param>
/// <param name="Baseline">The mean of the baseline, where there is one.</param>
internal sealed record ScoreRow(Metric Metric, string Slice, Score? Score, Limit? Limit, double? Baseline, IReadOnlyList<string> Problems);
