using App.Documents;

namespace App.Formats;

/// <summary>Reads a document format.</summary>
internal interface IDocumentReader
{
    /// <summary>The text as Markdown.</summary>
    /// <param name="content">Seekable; at most <see cref="DocumentFormats.LargestFile"/> bytes.</param>
    /// <exception cref="RejectedDocumentException">The document cannot be read.</exception>
    DocumentText Read(Stream content);
}
