using Evaluation.Runs;

namespace Evaluation.Reports;

/// <summary>The report for a pull request or a job summary.</summary>
internal static class MarkdownReport
{
    public static void Write(TextWriter writer, Measurement measured, Verdict verdict)
    {
        writer.WriteLine($"## Evaluation: {(verdict.Held ? "all thresholds met" : $"{verdict.Problems.Count} thresholds not met")}");
        writer.WriteLine();
        writer.WriteLine(ReportLine.Heading(measured, verdict));
        writer.WriteLine();
        foreach (var problem in verdict.Problems)
            writer.WriteLine($"- {Cell(problem)}");
        if (!verdict.Held)
            writer.WriteLine();

        WriteTable(writer, ReportLine.Headings, verdict.Rows.Select(ReportLine.Cells));
        writer.WriteLine();
        writer.WriteLine("### Weak answers");
        writer.WriteLine();
        WriteTable(
            writer,
            ["Metric", "Worst", "Case", "Question", "Why"],
            from weak in WeakAnswer.Of(measured)
            select (string[])[weak.Metric.Name, $"{weak.Worst * 100:0}", weak.Case, weak.Question, weak.Reason]
        );
    }

    private static void WriteTable(TextWriter writer, string[] headings, IEnumerable<string[]> rows)
    {
        writer.WriteLine($"| {string.Join(" | ", headings)} |");
        writer.WriteLine($"|{string.Concat(headings.Select(_ => "---|"))}");
        foreach (var row in rows)
            writer.WriteLine($"| {string.Join(" | ", row.Select(Cell))} |");
    }

    // A question may hold an attack: it can neither break the table nor show an image.
    private static string Cell(string text) =>
        text.ReplaceLineEndings(" ")
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("![", "!\\[", StringComparison.Ordinal);
}
