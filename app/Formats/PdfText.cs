using System.Text;
using System.Text.RegularExpressions;

namespace App.Formats;

/// <summary>Joins the lines of a page to paragraphs.</summary>
internal static partial class PdfText
{
    private static readonly string[] Bullets = ["•", "◦", "▪", "‣", "●", "–"];

    // The runtime splits ligatures only with ICU, which the app does not use.
    private static readonly string[] Ligatures = ["ff", "fi", "fl", "ffi", "ffl"];

    /// <param name="goesOn">Whether the last word of a line goes on in the next one.</param>
    public static List<string> Paragraphs(string page, Func<string, string, bool>? goesOn = null)
    {
        var before = "";
        var paragraphs = new List<string>();
        var open = new StringBuilder();
        foreach (var line in page.ReplaceLineEndings("\n").Split('\n').Select(Line))
        {
            if (line.Length == 0 || Item().IsMatch(line))
                Close();
            if (line.Length > 0)
                Join(open, line, open.Length > 0 && goesOn?.Invoke(before, line) == true);
            before = line;
        }

        Close();
        return paragraphs;

        void Close()
        {
            if (open.Length > 0)
                paragraphs.Add(open.ToString());
            open.Clear();
        }
    }

    /// <summary>A sentence that continues on the next page belongs to the page where it starts.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> JoinPages(IReadOnlyList<List<string>> pages)
    {
        for (var i = 0; i + 1 < pages.Count; i++)
        {
            if (pages[i] is not [.., var last] || pages[i + 1] is not [var first, ..])
                continue;
            if (EndsSentence().IsMatch(last) || !char.IsLower(first[0]))
                continue;

            var rest = SentenceEnd().Match(first) is { Success: true } end ? end.Index + end.Length : first.Length;
            var joined = new StringBuilder(last);
            Join(joined, first[..rest].TrimEnd());
            pages[i][^1] = joined.ToString();
            if (rest < first.Length)
                pages[i + 1][0] = first[rest..];
            else
                pages[i + 1].RemoveAt(0);
        }

        return pages;
    }

    // "provi-" and "sioned" are one word; a hyphen before a capital or a digit is part of the text.
    private static void Join(StringBuilder text, string line, bool goesOn = false)
    {
        var hyphen = text.Length > 1 && text[^1] is '-' or '\u00AD' && char.IsLetter(text[^2]);
        if (hyphen && char.IsLower(line[0]))
            text.Length--;
        else if (text.Length > 0 && !hyphen && !goesOn)
            text.Append(' ');
        text.Append(line);
    }

    private static string Line(string line)
    {
        var letters = Ligature().Replace(line.Replace("\0", ""), match => Ligatures[match.ValueSpan[0] - '\uFB00']);
        var text = WhiteSpace().Replace(letters, " ").Trim();
        var bullet = Array.Find(Bullets, bullet => text.StartsWith($"{bullet} ", StringComparison.Ordinal));
        return bullet is null ? text : $"-{text[bullet.Length..]}";
    }

    [GeneratedRegex("[\uFB00-\uFB04]")]
    private static partial Regex Ligature();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"^(-|\d{1,2}[.)])\s")]
    private static partial Regex Item();

    [GeneratedRegex(@"[.!?:]["")']?$")]
    private static partial Regex EndsSentence();

    [GeneratedRegex(@"[.!?]["")']?\s+(?=\p{Lu})")]
    private static partial Regex SentenceEnd();
}
