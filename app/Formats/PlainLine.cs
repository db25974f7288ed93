using System.Text.RegularExpressions;

namespace App.Formats;

/// <summary>Escapes a line of plain text that would be a Markdown heading, list, quote, table or code.</summary>
internal static partial class PlainLine
{
    public static string Escape(string line, bool keepLists = false) =>
        line switch
        {
            "" => "",
            _ when keepLists && ListItem().IsMatch(line) => line,
            _ when Number().Match(line) is { Success: true } number => $"{number.Groups[1].Value}\\{line[number.Groups[1].Length..]}",
            _ when Marker().IsMatch(line) => $"\\{line}",
            _ => line,
        };

    [GeneratedRegex(@"^([-*+]|\d{1,3}[.)])\s+\S")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^(\d{1,9})[.)](?=\s|$)")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(#{1,6}(\s|$)|[-*+](\s|$)|[>|<]|```|~~~|=+\s*$|-+\s*$|[*_\s]{3,}$|\[[^\]]+\]:)")]
    private static partial Regex Marker();
}
