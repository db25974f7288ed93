using System.Text;
using App.Documents;

namespace App.Formats;

/// <summary>Reads text files in UTF-8, or in UTF-16 with a byte order mark.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Read(Stream content)
    {
        using var reader = new StreamReader(content, Strict, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        try
        {
            var text = reader.ReadToEnd();
            return text.Contains('\0') ? throw Malformed(null) : text.ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException notText)
        {
            throw Malformed(notText);
        }
    }

    private static RejectedDocumentException Malformed(Exception? inner) =>
        new(RejectionReason.Malformed, "The file is neither UTF-8 nor UTF-16 with a byte order mark; save it as UTF-8", inner);
}
