using System.Text.RegularExpressions;

namespace App.Offline;

/// <summary>Splits the Markdown of a chunk into sentences that can be quoted alone.</summary>
internal static partial class Sentences
{
    public static IEnumerable<Sentence> Of(string markdown) =>
        Units(markdown)
            .SelectMany(unit => unit.IsListItem ? [unit] : Boundary().Split(unit.Text).Select(text => new Sentence(text, false)))
            .Where(sentence => !Unquotable().IsMatch(sentence.Text));

    // Wrapped lines belong together; a list item is one unit, and tables and code are never quoted.
    private static IEnumerable<Sentence> Units(string markdown)
    {
        var fenced = false;
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
            if (item.Success && !fenced)
                open = new Sentence(text[item.Length..], true);
            else if (!ends)
                open = open is null ? new Sentence(text, false) : open with { Text = $"{open.Text} {text}" };
        }

        if (open is not null)
            yield return open;
    }

    // Whoever writes a document is not trusted: quoted, its image would be fetched from wherever it says, and its number in brackets
    // would pass for a citation of ours.
    [GeneratedRegex(@"!\[|\[\d{1,3}\]|<(img|picture|video|audio|iframe|object|embed)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unquotable();

    [GeneratedRegex(@"^([-*+]|\d{1,3}[.)])\s+")]
    private static partial Regex ListMarker();

    // A full stop ends a sentence when white space and a capital, digit, quote or code follow; "e.g. this" does not.
    [GeneratedRegex(@"(?<=[.!?][""')*]?)(?<!\b(?:e\.g|i\.e|etc|vs)\.)\s+(?=[\p{Lu}\d""`*])")]
    private static partial Regex Boundary();
}
