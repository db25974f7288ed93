namespace Evaluation.Reports;

/// <summary>How a report is written.</summary>
internal static class ReportFormat
{
    public const string Console = "console";
    public const string Markdown = "markdown";
    public const string Json = "json";

    public static string[] All { get; } = [Console, Markdown, Json];
}
