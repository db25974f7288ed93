using UglyToad.PdfPig.Content;

namespace App.Formats;

/// <summary>
/// Decides whether a word goes on in the next line. Korean text may break at any syllable, and few PDFs write the space at the end of a
/// line. Without it, a line that is full to its edge goes on, unless its last word or the next one is a whole word: by its ending, or
/// because the document has it elsewhere.
/// </summary>
internal sealed class KoreanLines
{
    private const int MostLines = 500;

    // Particles that end a word and hardly stand inside one.
    private static readonly char[] Endings = ['은', '는', '을', '를'];

    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> isOpen = new(StringComparer.Ordinal);

    /// <param name="page">The text of the page, in lines.</param>
    public void Learn(Page page, string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uAC00', '\uD7A3'))
            return;

        // The first and the last word of a line may be a part of one.
        foreach (var line in text.Split('\n'))
            words.UnionWith(Words(line).Skip(1).SkipLast(1).Where(word => IsHangul(word[0])));

        var lines = Lines(page).Where(line => IsHangul(line.Text[^1])).Take(MostLines).ToList();
        foreach (var line in lines)
        {
            // Lines of another column end elsewhere.
            var edge = lines.Where(other => other.Left < line.Right && line.Left < other.Right).Max(other => other.Right);
            isOpen[line.Text] = !line.EndsWithSpace && edge - line.Right < line.Syllable;
        }
    }

    public bool GoesOn(string line, string next)
    {
        if (line.Length == 0 || !IsHangul(line[^1]) || !IsHangul(next[0]))
            return false;

        var (last, first) = (Words(line)[^1], Words(next)[0]);
        if (words.Contains(last + first))
            return true;
        var isWhole = words.Contains(last) || words.Contains(first) || (last.Length > 1 && Endings.Contains(last[^1]));
        return !isWhole && isOpen.GetValueOrDefault(Compact(line));
    }

    /// <summary>Letters that follow each other from left to right at one height.</summary>
    private static IEnumerable<(string Text, double Left, double Right, double Syllable, bool EndsWithSpace)> Lines(Page page)
    {
        var open = new List<Letter>();
        foreach (var letter in page.Letters)
        {
            if (open.Count > 0 && !IsBeside(open[^1], letter))
            {
                if (Line(open) is { Text.Length: > 0 } line)
                    yield return line;
                open.Clear();
            }

            open.Add(letter);
        }

        if (open.Count > 0 && Line(open) is { Text.Length: > 0 } last)
            yield return last;
    }

    private static bool IsBeside(Letter one, Letter next) =>
        Math.Abs(one.StartBaseLine.Y - next.StartBaseLine.Y) < 1 && next.StartBaseLine.X >= one.StartBaseLine.X;

    private static (string Text, double Left, double Right, double Syllable, bool EndsWithSpace) Line(List<Letter> letters)
    {
        var last = letters.FindLast(letter => !string.IsNullOrWhiteSpace(letter.Value)) ?? letters[^1];
        return (
            Compact(string.Concat(letters.Select(letter => letter.Value))),
            letters[0].StartBaseLine.X,
            last.EndBaseLine.X,
            Math.Abs(last.EndBaseLine.X - last.StartBaseLine.X),
            last != letters[^1]
        );
    }

    private static string[] Words(string line) =>
        line.Split([' ', '.', ',', '(', ')', '"', '\'', ':', ';', '?', '!'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } found
            ? found
            : [line];

    private static string Compact(string line) => string.Concat(line.Where(letter => !char.IsWhiteSpace(letter)));

    private static bool IsHangul(char letter) => letter is >= '\uAC00' and <= '\uD7A3';
}
