using App.Chunking;
using App.Documents;
using App.Formats;
using App.Retrieval;
using CommandLine;

namespace App.Tests.Offline;

/// <summary>The Korean documents have the sections of the English ones.</summary>
public sealed class BundledTranslationTests
{
    public static TheoryData<string> Documents =>
        [.. Directory.EnumerateFiles(Checkout.At("app", "knowledge"), "*.md").Select(path => Path.GetFileName(path)!).Order()];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_section_exists_in_both_languages_in_the_same_order(string document)
    {
        var (english, korean) = (Chunks(document), Chunks($"ko/{document}"));

        Assert.Equal(Sections(english), Sections(korean).Select(id => id["ko/".Length..]));
        Assert.All(english, chunk => Assert.Equal(Language.English, Language.Of(chunk.Text)));
        Assert.All(korean, chunk =>
            Assert.Equal((Language.Korean, Language.Korean), (Language.Of(chunk.Text), Language.Of($"{chunk.Title} {chunk.Heading}")))
        );
    }

    [Fact]
    public void No_Korean_document_lacks_its_English_one() =>
        Assert.Equal(
            Directory.EnumerateFiles(Checkout.At("app", "knowledge"), "*.md").Select(path => Path.GetFileName(path)!).Order(),
            Directory.EnumerateFiles(Checkout.At("app", "knowledge", "ko")).Select(path => Path.GetFileName(path)!).Order()
        );

    private static IReadOnlyList<Chunk> Chunks(string id) =>
        MarkdownChunker.Chunk(Sources.Document(id), DocumentText.Of(Checkout.Read($"app/knowledge/{id}")));

    // A long section is cut into parts; a translation can be shorter.
    private static IEnumerable<string> Sections(IEnumerable<Chunk> chunks) =>
        chunks.Select(chunk => chunk.Id).Where(id => !(id[^2] == '-' && char.IsAsciiDigit(id[^1])));
}
