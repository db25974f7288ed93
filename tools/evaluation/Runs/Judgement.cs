namespace Evaluation.Runs;

/// <summary>What one metric says about one answer.</summary>
internal sealed record Judgement(double Value, string? Reason);
