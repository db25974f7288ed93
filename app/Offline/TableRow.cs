using System.Text.RegularExpressions;

namespace App.Offline;

/// <summary>A row of a Markdown table in words, so that it can be quoted alone.</summary>
internal static partial class TableRow
{
    public static string[] Cells(string line) =>
        [.. Bar().Split(line.Trim().Trim('|')).Select(cell => cell.Replace("\\|", "|", StringComparison.Ordinal).Trim())];

    /// <summary>As "Plan: Family, Price: 29 euro".</summary>
    /// <returns>Null for the line below the header, and for an empty row.</returns>
    public static string? InWords(string[] header, string[] cells)
    {
        if (cells.All(cell => Rule().IsMatch(cell)))
            return null;

        var named = cells
            .Select((cell, column) => (Cell: cell, Name: column < header.Length ? header[column] : ""))
            .Where(each => each.Cell.Length > 0)
            .Select(each => each.Name.Length > 0 ? $"{each.Name}: {each.Cell}" : each.Cell);
        return string.Join(", ", named);
    }

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex("^:?-*:?$")]
    private static partial Regex Rule();
}
