namespace Evaluation.Runs;

/// <summary>What the scores of one prompt and model have to hold.</summary>
/// <param name="For">The entry of the file that applies.</param>
/// <param name="Tolerance">How much worse than the baseline a mean may be.</param>
internal sealed record Thresholds(string For, double Tolerance, IReadOnlyList<Limit> Limits);
