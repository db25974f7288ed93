using App.Documents;

namespace App.Formats;

/// <summary>Reads one format.</summary>
internal interface IDocumentReader
{
    /// <summary>The text as Markdown.</summary>
    /// <param name="content">Can be sought; at most <see cref="DocumentFormats.LargestFile"/> bytes.</param>
    /// <exception cref="RejectedDocumentException">The document cannot be taken in; says why.</exception>
    DocumentText Read(Stream content);
}
