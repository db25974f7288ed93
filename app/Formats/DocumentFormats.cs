using App.Documents;

namespace App.Formats;

/// <summary>Which reader reads which file. A format's library is loaded with its first file and not before.</summary>
internal static class DocumentFormats
{
    public const int LargestFile = 20 * 1024 * 1024;

    private const string Known = ".md, .markdown, .html, .htm, .txt, .pdf, .docx";

    /// <exception cref="RejectedDocumentException">The ending is of no format that is read.</exception>
    public static IDocumentReader ReaderFor(string documentId) =>
        Path.GetExtension(documentId).ToLowerInvariant() switch
        {
            ".md" or ".markdown" => new MarkdownReader(),
            ".html" or ".htm" => new HtmlReader(),
            ".txt" => new PlainTextReader(),
            ".pdf" => new PdfReader(),
            ".docx" => new DocxReader(),
            var ending => throw new RejectedDocumentException(RejectionReason.UnknownFormat, $"'{ending}' is not read; allowed: {Known}"),
        };
}
