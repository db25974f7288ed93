namespace Preflight.Reports;

/// <summary>Text of a plan in a Markdown table: it cannot break the table, nor become markup.</summary>
internal static class MarkdownCell
{
    public static string Of(string? text) =>
        (text ?? "").ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
