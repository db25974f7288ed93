using System.Text;

namespace App.Characters;

/// <summary>Text to compare: without case, width, accents and other differences that people do not type.</summary>
internal static class FoldedText
{
    // Half-width kana from U+FF66, in order.
    private const string Kana =
        "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309A";

    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();

        var wide = new StringBuilder(text.Length);
        foreach (var c in text)
            wide.Append(Width(c));
        var folded = new StringBuilder(text.Length);
        foreach (var c in PlainText.Clean(wide.ToString()))
            Fold(folded, c);
        return folded.ToString().ToLowerInvariant();
    }

    private static char Width(char c) =>
        c switch
        {
            >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
            >= '\uFF66' and <= '\uFF9F' => Kana[c - 0xFF66],
            '\u3000' or '\u00A0' or '\u202F' or (>= '\u2000' and <= '\u200A') => ' ',
            _ => c,
        };

    private static void Fold(StringBuilder folded, char c)
    {
        switch (c)
        {
            case < '\u0080':
                folded.Append(c);
                break;
            case 'ß' or 'ẞ':
                folded.Append("ss");
                break;
            case 'æ' or 'Æ':
                folded.Append("ae");
                break;
            case 'œ' or 'Œ':
                folded.Append("oe");
                break;
            case 'ø' or 'Ø':
                folded.Append('o');
                break;
            case 'ł' or 'Ł':
                folded.Append('l');
                break;
            case 'đ' or 'Đ':
                folded.Append('d');
                break;
            case 'ı':
                folded.Append('i');
                break;
            case '¹' or '²' or '³':
                folded.Append(c == '¹' ? '1' : (char)('0' + (c - '°')));
                break;
            case >= '\u2460' and <= '\u2468':
                folded.Append((char)('1' + (c - '\u2460')));
                break;
            // Marks without a letter to join, and the choice between a drawn and a coloured emoji.
            case >= '\u0300' and <= '\u036F' or >= '\uFE00' and <= '\uFE0F':
                break;
            case < '\u0400' or >= '\u1E00' and <= '\u1EFF' or 'ё' or 'Ё':
                folded.Append(Compositions.Bare(c));
                break;
            default:
                folded.Append(c);
                break;
        }
    }
}
