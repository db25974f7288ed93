using Evaluation.Evaluators;

namespace Evaluation.Runs;

/// <summary>A score beside what it had to hold and what it once was.</summary>
/// <param name="Score">Null where nothing was measured.</param>
/// <param name="Baseline">The mean of the baseline, where there is one.</param>
internal sealed record ScoreRow(Metric Metric, string Slice, Score? Score, Limit? Limit, double? Baseline, IReadOnlyList<string> Problems);
