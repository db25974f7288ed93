using App.Documents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
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

            // A document that restricts printing or copying opens without a password.
            var korean = new KoreanLines();
            var fonts = new UnmappedFonts(document);
            var shown = new FormPages(document);
            var (texts, unmapped) = (new List<string>(), 0);
            foreach (var page in document.GetPages())
            {
                texts.Add(Text(page, korean));
                shown.See(page.Number, page.Dictionary);
                unmapped += fonts.Letters(page);
            }

            UnmappedText.Refuse(texts, unmapped);
            var values = PdfForm.Values(document, texts, shown);
            var pages = texts.Select((text, index) => PdfText.Paragraphs(text, korean.GoesOn).Concat(values[index + 1]).ToList());
            return new DocumentText(
                DocumentTitle.Of(document.Information.Title),
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

    private static string Text(Page page, KoreanLines korean)
    {
        var text = ContentOrderTextExtractor.GetText(page, addDoubleNewline: true).ReplaceLineEndings("\n");
        if (VisualOrder.IsUsedBy(page))
            text = string.Join('\n', text.Split('\n').Select(VisualOrder.ToReading));
        text = ArabicForms.Plain(text);
        korean.Learn(page, text);
        return text;
    }

    private static string Markdown(IReadOnlyList<string> paragraphs) =>
        string.Join("\n\n", paragraphs.Select(paragraph => PlainLine.Escape(paragraph, keepLists: true)));

    private static RejectedDocumentException Encrypted(Exception? inner) =>
        new(RejectionReason.Encrypted, "The PDF has a password; save it without one", inner);
}
