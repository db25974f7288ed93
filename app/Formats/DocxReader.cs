using System.IO.Compression;
using App.Documents;
using DocumentFormat.OpenXml.Packaging;

namespace App.Formats;

/// <summary>A Word document: headings, paragraphs, lists and tables. What was deleted or hidden in it is not read.</summary>
internal sealed class DocxReader : IDocumentReader
{
    // A thousand pages of text are about a third of this; parsed, a part takes ten times its size in memory.
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
            var body = document.MainDocumentPart?.Document?.Body ?? throw new InvalidDataException("The file has no document in it.");
            var title = document.PackageProperties.Title?.Trim();
            return DocumentText.Of(new DocxWriter(document.MainDocumentPart).Write(body), string.IsNullOrEmpty(title) ? null : title);
        }
        // A file made to break parsers finds exceptions of every kind in them.
        catch (Exception broken) when (broken is not (RejectedDocumentException or OutOfMemoryException))
        {
            throw new RejectedDocumentException(
                RejectionReason.Malformed,
                "The file is no Word document (.docx) that can be read; save it again in Word",
                broken
            );
        }
    }

    // Word wraps a document with a password in its container of before 2007.
    private static void RefuseOldContainer(Stream content)
    {
        Span<byte> start = stackalloc byte[4];
        content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (start.SequenceEqual(OldContainer))
            throw new RejectedDocumentException(
                RejectionReason.Encrypted,
                "The document is protected by a password, or in Word's format of before 2007; save it as .docx without protection"
            );
    }

    // Unpacks what will be parsed and counts: a length that the file states of itself may be a lie. Pictures are never opened.
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
                $"The document unpacks to more than {LargestPart >> 20} MB of text or {MostParts} parts; split it"
            );
        content.Position = 0;
    }

    private static bool IsParsed(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
}
