using App.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace App.Formats;

/// <summary>Reads the text layer of a PDF page by page, and joins sentences that lines and pages split.</summary>
internal sealed class PdfReader : IDocumentReader
{
    public DocumentText Read(Stream content)
    {
        try
        {
            using var document = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (document.IsEncrypted)
                throw Encrypted(null);

            var pages = document
                .GetPages()
                .Select(page => PdfText.Paragraphs(ContentOrderTextExtractor.GetText(page, addDoubleNewline: true)));
            var title = document.Information.Title?.Trim();
            return new DocumentText(
                string.IsNullOrEmpty(title) ? null : title,
                [.. PdfText.JoinPages([.. pages]).Select((paragraphs, index) => new PageText(index + 1, Markdown(paragraphs)))]
            );
        }
        catch (PdfDocumentEncryptedException locked)
        {
            throw Encrypted(locked);
        }
        // A malicious file can cause any exception in a parser.
        catch (Exception broken) when (broken is not (RejectedDocumentException or OutOfMemoryException))
        {
            throw new RejectedDocumentException(RejectionReason.Malformed, "The file is not a readable PDF; print it to PDF again", broken);
        }
    }

    private static string Markdown(IReadOnlyList<string> paragraphs) =>
        string.Join("\n\n", paragraphs.Select(paragraph => PlainLine.Escape(paragraph, keepLists: true)));

    private static RejectedDocumentException Encrypted(Exception? inner) =>
        new(RejectionReason.Encrypted, "The PDF has a password; save it without one", inner);
}
