using System.Text.Json;
using Evaluation.Runs;

namespace Evaluation.Reports;

/// <summary>Everything that was measured, each answer among it, for a tool or a closer look.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Write(TextWriter writer, Measurement measured, Verdict verdict) =>
        writer.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    verdict.Held,
                    verdict.Problems,
                    measured.Made,
                    measured.GoldenSet,
                    measured.Runs,
                    verdict.Thresholds,
                    ComparedWith = verdict.Comparison,
                    Scores = verdict.Rows.Select(row => new
                    {
                        Metric = row.Metric.Name,
                        row.Slice,
                        row.Score?.Cases,
                        row.Score?.Mean,
                        row.Score?.Worst,
                        row.Score?.Spread,
                        Needed = row.Limit is { } limit
                            ? new
                            {
                                limit.Mean,
                                limit.Worst,
                                limit.Spread,
                            }
                            : null,
                        row.Baseline,
                        Held = row.Problems.Count == 0,
                    }),
                    Cases = measured.Cases.Select(result => new
                    {
                        result.Asked.Id,
                        Category = result.Asked.Category.Name,
                        result.Asked.Intent,
                        result.Asked.Language,
                        result.Asked.Question,
                        Identical = result.IsIdentical,
                        Answers = result.Answers.Select(judged => new
                        {
                            judged.Answer.FinishReason,
                            judged.Answer.Text,
                            judged.Answer.Cited,
                            Sources = judged.Answer.Sources.Select(source => source.Id),
                            Metrics = judged.Judgements.ToDictionary(pair => pair.Key.Name, pair => pair.Value),
                        }),
                    }),
                },
                Format
            )
        );
}
