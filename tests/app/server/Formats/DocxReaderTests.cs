using System.IO.Compression;
using App.Chunking;
using App.Documents;
using App.Formats;
using DocumentFormat.OpenXml.Wordprocessing;
using static App.Tests.Formats.WordFile;

namespace App.Tests.Formats;

public sealed class DocxReaderTests
{
    [Fact]
    public void Headings_lists_and_tables_become_Markdown() =>
        Assert.Equal(
            """
            # The guide

            ## Roles

            Two roles matter:

            - Reader
                - of the index
            - Writer

            1. Ask
            2. Wait

            | Role | Right |
            | --- | --- |
            | Reader | to read \| list |
            | Writer |  |

            ### Named in another language
            """.Replace("### Named", "## Named"),
            Markdown(
                    Styled("Title", "The guide"),
                    Styled("Heading2", "Roles"),
                    Text("Two roles matter:"),
                    Point("Reader"),
                    Point("of the index", 1),
                    Point("Writer"),
                    Text(""),
                    Step("Ask"),
                    Step("Wait"),
                    Table(["Role", "Right"], ["Reader", "to read | list"], ["Writer"]),
                    Styled("berschrift2", "Named in another language")
                )
                .TrimEnd()
        );

    [Fact]
    public void The_title_is_the_title_paragraph_or_the_metadata_or_the_file_name()
    {
        Assert.Equal("Top", Title(Of("Meta", Styled("Title", "Top"), Text("x"))));
        Assert.Equal("Meta", Title(Of("Meta", Styled("Heading1", "One"), Text("x"), Styled("Heading1", "Two"), Text("y"))));
        Assert.Equal("Meta", Title(Of("Meta", Text("x"))));
        Assert.Equal("guide.docx", Title(Of(Text("x"))));
    }

    [Fact]
    public void Deleted_and_hidden_text_is_not_read() =>
        Assert.Equal(
            "Seen.",
            Markdown(
                new Paragraph(
                    Run("Seen."),
                    new DeletedRun(new Run(new DeletedText(" Deleted."))),
                    new Run(new RunProperties(new Vanish()), new Text(" Hidden."))
                )
            )
        );

    [Fact]
    public void A_zip_bomb_is_rejected_before_it_is_parsed()
    {
        var bomb = Repack(Of(Text("x")), "word/bomb.xml", new byte[64 * 1024 * 1024]);

        Assert.InRange(bomb.Length, 1, 200_000);
        Assert.Equal(RejectionReason.ZipBomb, Assert.Throws<RejectedDocumentException>(() => Read(bomb)).Reason);
    }

    [Fact]
    public void A_large_image_is_accepted() =>
        Assert.Equal("x", Read(Repack(Of(Text("x")), "word/media/image1.png", new byte[64 * 1024 * 1024])).Pages[0].Markdown);

    [Fact]
    public void An_encrypted_file_is_rejected_as_password_protected() =>
        Assert.Equal(
            RejectionReason.Encrypted,
            Assert.Throws<RejectedDocumentException>(() => Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]])).Reason
        );

    [Fact]
    public void A_zip_file_without_a_Word_document_is_rejected_as_malformed()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("readme.txt").Open().Dispose();

        Assert.Equal(RejectionReason.Malformed, Assert.Throws<RejectedDocumentException>(() => Read(file.ToArray())).Reason);
    }

    private static byte[] Repack(byte[] docx, string name, byte[] content)
    {
        var file = new MemoryStream();
        file.Write(docx);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
            entry.Write(content);
        }

        return file.ToArray();
    }

    private static DocumentText Read(byte[] docx) => new DocxReader().Read(new MemoryStream(docx));

    private static string Markdown(params DocumentFormat.OpenXml.OpenXmlElement[] blocks) => Read(Of(blocks)).Pages[0].Markdown;

    private static string Title(byte[] docx) => MarkdownChunker.Chunk(Sources.Document("folder/guide.docx"), Read(docx))[0].Title;
}
