using System.Text.RegularExpressions;

namespace App.Offline;

/// <summary>Splits the Markdown of a chunk into sentences to quote.</summary>
internal static partial class Sentences
{
    public static IEnumerable<Sentence> Of(string markdown) =>
        Units(markdown)
            .SelectMany(unit => unit.IsListItem ? [unit] : Boundary().Split(unit.Text).Select(text => new Sentence(text, false)))
            .Where(sentence => !Unquotable().IsMatch(sentence.Text));

    // Joins wrapped lines; a list item and a row of a table are one unit each; code is never quoted.
    private static IEnumerable<Sentence> Units(string markdown)
    {
        var fenced = false;
        string[]? header = null;
        Sentence? open = null;
        foreach (var line in markdown.Split('\n'))
        {
            var text = line.Trim();
            var fence = text.StartsWith("```", StringComparison.Ordinal);
            var item = ListMarker().Match(text);
            var ends = fenced || fence || item.Success || text is "" or ['|', ..];
            if (ends && open is not null)
            {
                yield return open;
                open = null;
            }

            fenced ^= fence;
            if (fenced || text is not ['|', ..])
                header = null;
            else if (header is null)
                header = TableRow.Cells(text);
            else if (TableRow.InWords(header, TableRow.Cells(text)) is { } row)
                yield return new Sentence(row, true);
            if (item.Success && !fenced)
                open = new Sentence(text[item.Length..], true);
            else if (!ends)
                open = open is null ? new Sentence(text, false) : open with { Text = $"{open.Text} {text}" };
        }

        if (open is not null)
            yield return open;
    }

    // Documents are not trusted: a quoted image would be fetched from any address, and a number in brackets would look like a citation.
    [GeneratedRegex(@"!\[|\[\d{1,3}\]|<(img|picture|video|audio|iframe|object|embed)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unquotable();

    [GeneratedRegex(@"^([-*+]|\d{1,3}[.)])\s+")]
    private static partial Regex ListMarker();

    // A full stop ends a sentence if white space and a capital, digit, quote, code or Korean follow; "e.g. this" does not.
    [GeneratedRegex(@"(?<=[.!?][""')*]?)(?<!\b(?:e\.g|i\.e|etc|vs)\.)\s+(?=[\p{Lu}\d""`*가-힣])")]
    private static partial Regex Boundary();
}
