using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace App.Formats;

/// <summary>Builds Markdown from the parts of a document.</summary>
internal sealed partial class MarkdownBuilder
{
    // Deep enough for a nested list under a marker of up to three characters and a space.
    private const string Indent = "    ";

    private readonly StringBuilder text = new();
    private bool inList;
    private bool inNumberedList;

    public void Heading(int level, string line) => Block($"{new string('#', Math.Clamp(level, 1, 6))} {OneLine(line)}", line);

    public void Paragraph(string line) => Block(PlainLine.Escape(OneLine(line)), line);

    /// <param name="depth">0 for a list at the top level.</param>
    /// <param name="number">Its number; null in a bullet list.</param>
    public void Item(int depth, int? number, string line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        var marker = number is { } place ? string.Create(CultureInfo.InvariantCulture, $"{place}.") : "-";
        var goesOn = inList && (depth > 0 || inNumberedList == number is not null);
        text.Append(
            text.Length == 0 ? ""
            : goesOn ? "\n"
            : "\n\n"
        );
        text.Insert(text.Length, Indent, Math.Max(0, depth)).Append($"{marker} {OneLine(line)}");
        inList = true;
        inNumberedList = depth > 0 ? inNumberedList : number is not null;
    }

    /// <summary>The first row is the header. A table with one column becomes paragraphs.</summary>
    public void Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        if (columns < 2)
        {
            foreach (var row in rows.Where(row => row.Count > 0))
                Paragraph(row[0]);
            return;
        }

        var lines = rows.Where(row => row.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            .Select(row => $"| {string.Join(" | ", Enumerable.Range(0, columns).Select(column => Cell(row, column)))} |")
            .ToList();
        if (lines.Count == 0)
            return;
        lines.Insert(1, $"|{string.Concat(Enumerable.Repeat(" --- |", columns))}");
        Block(string.Join('\n', lines), lines[0]);
    }

    public void Code(string code)
    {
        var longest = Fence().Matches(code).Select(match => match.Length).DefaultIfEmpty(2).Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        Block($"{fence}\n{code.ReplaceLineEndings("\n").Trim('\n')}\n{fence}", code);
    }

    public override string ToString() => text.ToString();

    private void Block(string block, string content)
    {
        if (string.IsNullOrWhiteSpace(content))
            return;
        text.Append(text.Length == 0 ? "" : "\n\n").Append(block);
        inList = false;
    }

    private static string Cell(IReadOnlyList<string> row, int column) => column < row.Count ? OneLine(row[column]).Replace("|", "\\|") : "";

    private static string OneLine(string line) => WhiteSpace().Replace(line, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex("`{3,}")]
    private static partial Regex Fence();
}
