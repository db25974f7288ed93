using UglyToad.PdfPig.Content;

namespace App.Formats;

/// <summary>
/// Turns lines of Hebrew and Arabic, which most PDFs store from left to right as they are drawn, into the order in which they are read.
/// </summary>
internal static class VisualOrder
{
    private const string Opening = "([{<«‹";
    private const string Closing = ")]}>»›";

    /// <summary>Whether letters of these scripts follow each other from left to right on the page.</summary>
    public static bool IsUsedBy(Page page)
    {
        var (rightwards, leftwards) = (0, 0);
        Letter? before = null;
        foreach (var letter in page.Letters)
        {
            if (letter.Value.Length > 0 && IsRightToLeft(letter.Value[0]))
            {
                if (before is not null && Math.Abs(before.StartBaseLine.Y - letter.StartBaseLine.Y) < 1)
                    _ = letter.StartBaseLine.X > before.StartBaseLine.X ? rightwards++ : leftwards++;
                before = letter;
            }
            else
            {
                before = null;
            }
        }

        return rightwards > leftwards;
    }

    /// <summary>The line in reading order; unchanged without letters of these scripts.</summary>
    public static string ToReading(string line)
    {
        var rightToLeft = line.Count(IsRightToLeft);
        if (rightToLeft == 0)
            return line;

        var letters = line.ToCharArray();
        if (rightToLeft * 2 >= line.Count(char.IsLetter))
        {
            Turn(letters, 0, letters.Length);
            return new string(letters);
        }

        // A line of another script with words of these.
        for (var start = 0; start < letters.Length; start++)
        {
            if (!IsRightToLeft(letters[start]))
                continue;
            var end = start;
            for (var i = start; i < letters.Length && (IsRightToLeft(letters[i]) || !char.IsLetter(letters[i])); i++)
                if (IsRightToLeft(letters[i]))
                    end = i;
            Turn(letters, start, end + 1 - start);
            start = end;
        }

        return new string(letters);
    }

    public static bool IsRightToLeft(char letter) =>
        letter is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC') && !IsNumber(letter);

    // Reverses a part, then numbers and words of other scripts in it, whose own order is from left to right.
    private static void Turn(char[] letters, int start, int length)
    {
        var part = letters.AsSpan(start, length);
        part.Reverse();
        for (var i = 0; i < part.Length; i++)
        {
            if (Opening.IndexOf(part[i], StringComparison.Ordinal) is >= 0 and var opening)
                part[i] = Closing[opening];
            else if (Closing.IndexOf(part[i], StringComparison.Ordinal) is >= 0 and var closing)
                part[i] = Opening[closing];
        }

        for (var i = 0; i < part.Length; i++)
        {
            if (!IsLeftToRight(part[i]))
                continue;
            var end = i;
            for (var j = i; j < part.Length && (IsLeftToRight(part[j]) || IsInside(part[j])); j++)
                if (IsLeftToRight(part[j]))
                    end = j;
            var begin = i > 0 && IsOfNumber(part[i - 1]) ? i - 1 : i;
            if (end + 1 < part.Length && IsOfNumber(part[end + 1]))
                end++;
            part[begin..(end + 1)].Reverse();
            i = end;
        }
    }

    private static bool IsLeftToRight(char letter) => IsNumber(letter) || (char.IsLetterOrDigit(letter) && !IsRightToLeft(letter));

    private static bool IsInside(char letter) => letter is '.' or ',' or ':' or '/' or '-' or '_' or '@' or '%' or '&' or '\'' or '+';

    private static bool IsOfNumber(char letter) => letter is '%' or '$' or '€' or '£' or '₩' or '₪';

    private static bool IsNumber(char letter) => letter is (>= '\u0660' and <= '\u0669') or (>= '\u06F0' and <= '\u06F9');
}
