using System.Text;
using System.Text.RegularExpressions;
using App.Documents;

namespace App.Formats;

/// <summary>
/// Decodes a page. The bytes decide first: valid UTF-8 is UTF-8, whatever the page declares. Then the declared name counts, and without one
/// Korean and Western encodings are distinguished by their letters.
/// </summary>
internal static partial class HtmlText
{
    private const int DeclarationWithin = 4_096;
    private const double MostUnreadable = 0.02;
    private const int Korean = 949;
    private const int Western = 1252;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static HtmlText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="RejectedDocumentException">The text cannot be decoded.</exception>
    public static string Read(Stream content)
    {
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        var text = Decode(bytes);
        if (text.Count(UnmappedText.IsUnreadable) > text.Length * MostUnreadable)
            throw new RejectedDocumentException(
                RejectionReason.Malformed,
                "The characters do not fit the encoding that the page declares; save it as UTF-8"
            );
        return text;
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        try
        {
            // ISO-2022 writes other letters with bytes of ASCII.
            if (!bytes.Contains((byte)0x1B))
                return Strict.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            // Another encoding.
        }

        return (Declared(bytes) ?? Guessed(bytes)).GetString(bytes);
    }

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWithin)]);
        if (Declaration().Match(start) is not { Success: true } found)
            return null;

        var name = found.Groups[1].Value;
        if (KoreanName().IsMatch(name))
            return Encoding.GetEncoding(Korean);
        try
        {
            var declared = Encoding.GetEncoding(name);
            // The bytes are not UTF-8. Browsers read Latin-1 as its extension by Windows.
            return declared is UTF8Encoding ? null
                : declared.CodePage is 28591 or 20127 ? Encoding.GetEncoding(Western)
                : declared;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding Guessed(ReadOnlySpan<byte> bytes)
    {
        var korean = Encoding.GetEncoding(Korean);
        var letters = korean.GetString(bytes).Where(letter => letter > '\u007F').ToList();
        var hangul = letters.Count(letter => letter is >= '\uAC00' and <= '\uD7A3');
        return hangul * 2 > letters.Count ? korean : Encoding.GetEncoding(Western);
    }

    [GeneratedRegex("""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    [GeneratedRegex(
        "^(?:x-)?(?:ks_?c[_-]?5601.*|ksc.*|korean|cs(?:euckr|ksc.*)|euc-?_?kr|cp-?949|ms-?949|windows-949|uhc|iso-ir-149|johab-?949)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex KoreanName();
}
