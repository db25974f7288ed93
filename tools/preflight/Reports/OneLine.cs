namespace Preflight.Reports;

/// <summary>Text of Azure or of a program, for a terminal or log that would obey control characters, or a command on a new line.</summary>
internal static class OneLine
{
    public static string Of(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Select(letter => char.IsControl(letter) ? ' ' : letter));
}
