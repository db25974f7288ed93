using App.Documents;

namespace App.Formats;

/// <summary>The reader for a file. The library of a format is loaded with its first file.</summary>
internal static class DocumentFormats
{
    public const int LargestFile = 20 * 1024 * 1024;

    private const string Known = ".md, .markdown, .html, .htm, .txt, .pdf, .docx";

    /// <exception cref="RejectedDocumentException">The format is not supported.</exception>
    public static IDocumentReader ReaderFor(string documentId) =>
        Path.GetExtension(documentId).ToLowerInvariant() switch
        {
            ".md" or ".markdown" => new MarkdownReader(),
            ".html" or ".htm" => new HtmlReader(),
            ".txt" => new PlainTextReader(),
            ".pdf" => new PdfReader(),
            ".docx" => new DocxReader(),
            var ending => throw new RejectedDocumentException(
                RejectionReason.UnknownFormat,
                $"The format '{ending}' is not supported; allowed: {Known}"
            ),
        };
}
