using System.Text;
using App.Chunking;
using App.Documents;
using App.Formats;

namespace App.Tests.Formats;

public sealed class PdfReaderTests
{
    [Fact]
    public void Lines_are_joined_into_sentences_and_hyphenation_is_removed()
    {
        var text = Read(
            PdfFile.Of([
                "Provisioned throughput reserves capa-",
                "city for a model. It is paid by the",
                "hour, used or not.",
                "",
                "GPT-",
                "4 is a name.",
            ])
        );

        Assert.Equal(
            "Provisioned throughput reserves capacity for a model. It is paid by the hour, used or not.\n\nGPT-4 is a name.",
            text.Pages[0].Markdown
        );
    }

    [Fact]
    public void A_sentence_across_pages_belongs_to_its_first_page()
    {
        var text = Read(PdfFile.Of(["A sentence that does not end on"], ["this page. Another one."], ["Third page."]));

        Assert.Equal(
            [(1, "A sentence that does not end on this page."), (2, "Another one."), (3, "Third page.")],
            text.Pages.Select(page => (page.Number!.Value, page.Markdown))
        );
    }

    [Fact]
    public void Chunks_have_a_page_and_keep_their_ids_if_another_page_changes()
    {
        var before = Chunks(PdfFile.Of("The guide", ["First page."], ["Second page."]));
        var after = Chunks(PdfFile.Of("The guide", ["First page, edited."], ["Second page."]));

        Assert.Equal([("guide.pdf#page-1", 1), ("guide.pdf#page-2", 2)], before.Select(chunk => (chunk.Id, chunk.Page!.Value)));
        Assert.Equal((before[1].Id, before[1].ContentHash), (after[1].Id, after[1].ContentHash));
        Assert.All(before, chunk => Assert.Equal("The guide", chunk.Title));
    }

    [Fact]
    public void The_title_defaults_to_the_file_name() => Assert.Equal("guide.pdf", Chunks(PdfFile.Of(["Text."])).Single().Title);

    [Fact]
    public void Text_that_looks_like_Markdown_stays_text() =>
        Assert.Equal(["# no heading"], Chunks(PdfFile.Of(["# no heading"])).Select(chunk => chunk.Text.Replace("\\", "")));

    [Fact]
    public void Ligatures_become_letters_and_bullets_become_list_items() =>
        Assert.Equal(
            ["find the flow off", "- one", "- two goes on"],
            PdfText.Paragraphs("\uFB01nd the \uFB02ow\no\uFB00\n• one\n• two\ngoes on")
        );

    [Fact]
    public void A_page_without_text_has_no_chunk_and_keeps_the_page_numbers() =>
        Assert.Equal([1, 3], Chunks(PdfFile.Of(["First."], [], ["Third."])).Select(chunk => chunk.Page!.Value));

    [Fact]
    public void An_encrypted_file_is_rejected_as_protected()
    {
        var problem = Assert.Throws<RejectedDocumentException>(() => Read(Protected(PdfFile.Of(["Secret."]))));

        Assert.Equal(RejectionReason.Encrypted, problem.Reason);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public void A_truncated_file_is_read_in_part_or_rejected(double share)
    {
        var whole = PdfFile.Of([.. Enumerable.Range(0, 40).Select(i => $"Line {i}.")]);
        try
        {
            Assert.All(Read(whole[..(int)(whole.Length * share)]).Pages, page =>
                Assert.True(page.Markdown.Length is 0 || page.Markdown.StartsWith("Line 0."))
            );
        }
        catch (RejectedDocumentException problem)
        {
            Assert.Equal(RejectionReason.Malformed, problem.Reason);
        }
    }

    // The writer cannot encrypt. A trailer that names a security handler is enough: the reader checks it first.
    private static byte[] Protected(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var handler =
            $"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <{new string('A', 64)}> /U <{new string('B', 64)}> >> "
            + "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] ";
        var trailer = text.LastIndexOf("/Root", StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(text.Insert(trailer, handler));
    }

    private static DocumentText Read(byte[] pdf) => new PdfReader().Read(new MemoryStream(pdf));

    private static IReadOnlyList<Chunk> Chunks(byte[] pdf) => MarkdownChunker.Chunk(Sources.Document("guide.pdf"), Read(pdf));
}
