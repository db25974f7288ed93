using System.Globalization;
using System.Text;

namespace App.Characters;

/// <summary>
/// One spelling for texts that look the same: letters are composed, and characters that show nothing are removed. They would keep words
/// apart, or hide instructions from a reader.
/// </summary>
internal static class PlainText
{
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';
    private const char ArabicLetterMark = '\u061C';
    private const int Syllables = 0xAC00;
    private const int Finals = 28;

    public static string Clean(string text)
    {
        if (Ascii.IsValid(text))
            return text;

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                var rune = char.ConvertToUtf32(c, text[i + 1]);
                if (!IsUnseen(rune))
                    clean.Append(c).Append(text[i + 1]);
                i++;
            }
            else if (IsUnseen(c) && !Joins(clean, text, i))
                continue;
            else if (Ligature(c) is { } letters)
                clean.Append(letters);
            else if (clean.Length > 0 && Joined(clean[^1], c) is var joined and not '\0')
                clean[^1] = joined;
            else
                clean.Append(c);
        }

        return clean.ToString();
    }

    // Format characters, with those that spell hidden text after an emoji. The signs of Arabic numbers are seen.
    private static bool IsUnseen(int rune) =>
        CharUnicodeInfo.GetUnicodeCategory(rune) == UnicodeCategory.Format
            ? rune is ArabicLetterMark or not (>= 0x0600 and <= 0x08FF)
            : rune is >= 0xE0100 and <= 0xE01EF;

    // Persian and the scripts of India spell with joiners; emoji combine with them.
    private static bool Joins(StringBuilder before, string text, int at) =>
        text[at] is Joiner or NonJoiner
        && at + 1 < text.Length
        && before.Length > 0
        && before[^1]
            is (>= '\u0600' and <= '\u1CFF' and not (>= '\u1100' and <= '\u11FF'))
                or '\uFE0F'
                or (>= '\u2600' and <= '\u27BF')
                or (>= '\uDC00' and <= '\uDFFF');

    private static char Joined(char before, char c) =>
        c switch
        {
            < '\u0300' => '\0',
            >= '\u1161' and <= '\u1175' when before is >= '\u1100' and <= '\u1112' => (char)(
                Syllables + ((before - 0x1100) * 21 + (c - 0x1161)) * Finals
            ),
            >= '\u11A8' and <= '\u11C2' when before is >= (char)Syllables and <= '\uD7A3' && (before - Syllables) % Finals == 0 => (char)(
                before + (c - 0x11A7)
            ),
            <= '\u036F' or '\u3099' or '\u309A' => Compositions.Compose(before, c),
            _ => '\0',
        };

    private static string? Ligature(char c) =>
        c switch
        {
            '\uFB00' => "ff",
            '\uFB01' => "fi",
            '\uFB02' => "fl",
            '\uFB03' => "ffi",
            '\uFB04' => "ffl",
            '\uFB05' or '\uFB06' => "st",
            _ => null,
        };
}
