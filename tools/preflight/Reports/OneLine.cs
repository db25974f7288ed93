namespace Preflight.Reports;

/// <summary>Text of Azure or of a program for a terminal or a log, which would obey its control characters and commands at a line's start.</summary>
internal static class OneLine
{
    public static string Of(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Select(letter => char.IsControl(letter) ? ' ' : letter));
}
