using App.Chunking;
using App.Documents;
using App.Formats;
using App.Privacy;

namespace App.Ingestion;

/// <summary>Reads a document, masks it and cuts it into chunks: everything whose cost depends on an untrusted file.</summary>
internal static class DocumentWork
{
    /// <exception cref="RejectedDocumentException">The document cannot be read.</exception>
    public static IReadOnlyList<Chunk> Chunks(SourceDocument document, Stream content, bool mask, CancellationToken cancellationToken)
    {
        var text = DocumentFormats.ReaderFor(document.Id).Read(content).Cleaned();
        cancellationToken.ThrowIfCancellationRequested();
        var length = text.Pages.Sum(page => (long)page.Markdown.Length);
        if (length > ReadingBudget.LongestText)
            throw new RejectedDocumentException(
                RejectionReason.TooLarge,
                $"The document has {length} characters of text, at most {ReadingBudget.LongestText} are allowed; split it"
            );

        if (mask)
            text = new DocumentText(
                text.Title is null ? null : Redactor.Redact(text.Title),
                [.. text.Pages.Select(page => page with { Markdown = Redactor.Redact(page.Markdown) })]
            );

        var chunks = MarkdownChunker.Chunk(document, text, cancellationToken);
        return chunks.Count > 0
            ? chunks
            : throw new RejectedDocumentException(RejectionReason.Empty, "The document has no text; a scan needs a text layer");
    }
}
