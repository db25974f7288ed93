using System.Globalization;
using Evaluation.Runs;

namespace Evaluation.Reports;

/// <summary>A row of the table as both the console and Markdown show it.</summary>
internal static class ReportLine
{
    public static string[] Headings { get; } = ["Metric", "Slice", "Cases", "Mean", "Worst", "Spread", "Needed", "Baseline", "Held"];

    public static string[] Cells(ScoreRow row) =>
        [
            row.Metric.Name,
            row.Slice,
            row.Score is { } score ? score.Cases.ToString(CultureInfo.InvariantCulture) : "",
            Share(row.Score?.Mean),
            Share(row.Score?.Worst),
            Share(row.Score?.Spread),
            row.Limit is { } limit ? $"{(row.Metric.LowerIsBetter ? "≤" : "≥")} {Share(limit.Mean)}" : "",
            Share(row.Baseline),
            row.Problems.Count > 0 ? "no"
            : row.Limit is null && row.Baseline is null ? ""
            : "yes",
        ];

    public static string Heading(Measurement measured, Verdict verdict) =>
        $"{measured.Cases.Count} cases in {measured.Runs} runs of set {measured.GoldenSet}; with {measured.Made}. "
        + $"Thresholds: {verdict.Thresholds}. Compared with {verdict.Comparison}.";

    private static string Share(double? value) => value is { } share ? (share * 100).ToString("0.0", CultureInfo.InvariantCulture) : "";
}
