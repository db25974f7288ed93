using System.IO.Compression;
using App.Documents;
using DocumentFormat.OpenXml.Packaging;

namespace App.Formats;

/// <summary>Reads a Word document: headings, paragraphs, lists, tables, text boxes and notes, without deleted or hidden text.</summary>
internal sealed class DocxReader : IDocumentReader
{
    // About three times the text of 1,000 pages. Parsing takes ten times the size of a part in memory.
    private const long LargestPart = 32 * 1024 * 1024;
    private const int MostParts = 5_000;

    private static ReadOnlySpan<byte> OldContainer => [0xD0, 0xCF, 0x11, 0xE0];

    public DocumentText Read(Stream content)
    {
        try
        {
            RefuseOldContainer(content);
            RefuseZipBomb(content);
            using var document = WordprocessingDocument.Open(content, isEditable: false);
            var body = document.MainDocumentPart?.Document?.Body ?? throw new InvalidDataException("The file contains no document.");
            return DocumentText.Of(
                new DocxWriter(document.MainDocumentPart).Write(body),
                DocumentTitle.Of(document.PackageProperties.Title)
            );
        }
        // A malicious file can cause any exception in a parser.
        catch (Exception broken) when (broken is not (RejectedDocumentException or OutOfMemoryException))
        {
            throw new RejectedDocumentException(
                RejectionReason.Malformed,
                "The file is not a readable Word document (.docx); save it again in Word",
                broken
            );
        }
    }

    // Word stores a document with a password in the container format from before 2007.
    private static void RefuseOldContainer(Stream content)
    {
        Span<byte> start = stackalloc byte[4];
        content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (start.SequenceEqual(OldContainer))
            throw new RejectedDocumentException(
                RejectionReason.Encrypted,
                "The document has a password or the Word format from before 2007; save it as .docx without a password"
            );
    }

    // Decompresses the parts to parse and counts the bytes: the declared length can be wrong. Pictures are never opened.
    private static void RefuseZipBomb(Stream content)
    {
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        var left = zip.Entries.Count <= MostParts ? LargestPart : 0;
        var buffer = new byte[81_920];
        foreach (var entry in zip.Entries.Where(entry => IsParsed(entry.FullName)))
        {
            using var part = entry.Open();
            for (int read; left > 0 && (read = part.Read(buffer)) > 0; )
                left -= read;
        }

        if (left <= 0)
            throw new RejectedDocumentException(
                RejectionReason.ZipBomb,
                $"The document decompresses to more than {LargestPart >> 20} MB of text or {MostParts} parts; split it"
            );
        content.Position = 0;
    }

    private static bool IsParsed(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
}
