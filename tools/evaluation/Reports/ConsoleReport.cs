using Evaluation.Runs;
using Spectre.Console;

namespace Evaluation.Reports;

/// <summary>The report for a terminal or a log.</summary>
internal static class ConsoleReport
{
    private const int MostExamples = 5;

    public static void Write(TextWriter writer, Measurement measured, Verdict verdict)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        // A file or a log has no edge to wrap at.
        if (writer != Console.Out || Console.IsOutputRedirected)
            console.Profile.Width = 400;

        var table = new Table { Border = TableBorder.Simple };
        foreach (var (heading, column) in ReportLine.Headings.Select((heading, column) => (heading, column)))
            table.AddColumn(new TableColumn(heading) { Alignment = column is >= 2 and <= 7 ? Justify.Right : Justify.Left });
        foreach (var row in verdict.Rows)
            table.AddRow(ReportLine.Cells(row).Select(cell => new Text(cell, row.Problems.Count > 0 ? new Style(Color.Red) : Style.Plain)));

        console.WriteLine(ReportLine.Heading(measured, verdict));
        console.Write(table);
        foreach (var weak in WeakAnswer.Of(measured).GroupBy(weak => weak.Metric))
        {
            foreach (var answer in weak.Take(MostExamples))
                console.WriteLine($"{answer.Metric} {answer.Worst * 100:0}: {answer.Case} \"{answer.Question}\" {answer.Reason}");
            if (weak.Count() > MostExamples)
                console.WriteLine($"{weak.Key}: {weak.Count() - MostExamples} more, see --format markdown");
        }

        console.WriteLine();
        foreach (var problem in verdict.Problems)
            console.WriteLine($"not met: {problem}");
        console.WriteLine(verdict.Held ? "All thresholds met." : $"{verdict.Problems.Count} thresholds not met.");
    }
}
