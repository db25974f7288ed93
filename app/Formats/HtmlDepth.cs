using System.Text.RegularExpressions;
using App.Documents;

namespace App.Formats;

/// <summary>
/// Refuses pages with too many open elements before they are parsed: the parser's time grows with the square of the depth.
/// </summary>
internal static partial class HtmlDepth
{
    // Real pages leave elements open, so this is above the limit of the writer.
    private const int MostOpen = 2_000;

    // Closed by the next one of their kind, or never open.
    private static readonly HashSet<string> Unnested = new(
        (
            "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th tbody thead tfoot colgroup option "
            + "optgroup rp rt html head body script style title textarea"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <exception cref="RejectedDocumentException">The page has too many open elements.</exception>
    public static void Refuse(string html)
    {
        var open = 0;
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            var text = html.AsSpan(tag.Index, tag.Length);
            var closes = text[1] == '/';
            if (Unnested.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[(closes ? 2 : 1)..]))
                continue;

            open = closes ? Math.Max(0, open - 1) : open + 1;
            if (open > MostOpen)
                throw new RejectedDocumentException(
                    RejectionReason.Malformed,
                    $"More than {MostOpen} elements are open at once, the nesting limit is 200; simplify the page"
                );
        }
    }

    [GeneratedRegex("</?[A-Za-z][A-Za-z0-9-]{0,40}")]
    private static partial Regex Tag();
}
