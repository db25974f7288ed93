using System.Text;
using App.Chunking;
using App.Documents;
using App.Formats;
using CsCheck;
using Microsoft.ML.Tokenizers;

namespace App.Tests.Chunking;

public sealed class ChunkLimitTests
{
    private const int MostTokens = 8_191;

    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.String[Gen.Char['a', 'z'], 1, 12],
        Gen.Const("서울"),
        Gen.Const("🚀🚀"),
        Gen.Const("e.g."),
        Gen.Const("end."),
        Gen.Int[1, 2_500].Select(length => new string('힣', length))
    );

    private static readonly Gen<string> Line = Word.Array[1, 20].Select(words => string.Join(' ', words));

    private static readonly Gen<string> Block = Gen.OneOf(
        Line,
        Line.Array[1, 8].Select(lines => string.Join('\n', lines)),
        Line.Array[1, 8].Select(lines => string.Join('\n', lines.Select(line => $"- {line}"))),
        Line.Array[1, 8].Select(lines => $"```\n{string.Join('\n', lines)}\n```"),
        Line.Array[1, 8].Select(lines => $"| a | b |\n|---|---|\n{string.Join('\n', lines.Select(line => $"| {line} | x |"))}"),
        Line.Select(line => $"## {line}"),
        Line.Select(line => $"# {line}"),
        Gen.String
    );

    [Fact]
    public void A_chunk_of_any_document_stays_within_the_limit() =>
        Block
            .Array[1, 6]
            .Sample(
                blocks =>
                {
                    foreach (var chunk in Chunk(string.Join("\n\n", blocks)))
                    {
                        Assert.InRange(chunk.Text.Length, 1, MarkdownChunker.LongestBlock);
                        Assert.InRange(Encoding.UTF8.GetByteCount(chunk.EmbeddedText), 1, MostTokens);
                        var staysWhole = chunk.Text.Contains("```") || chunk.Text.Contains("~~~") || chunk.Text.Contains('|');
                        Assert.True(staysWhole || chunk.Text.Length <= MarkdownChunker.MaximumLength);
                    }
                },
                iter: 60
            );

    [Fact]
    public void The_byte_count_is_an_upper_bound_of_the_tokens()
    {
        var tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");

        Line.Sample(line => Assert.True(tokenizer.CountTokens(line) <= Encoding.UTF8.GetByteCount(line)), iter: 100);
    }

    [Fact]
    public void Chunk_ids_are_unique_and_stable() =>
        Block
            .Array[1, 6]
            .Sample(
                blocks =>
                {
                    var text = string.Join("\n\n", blocks);
                    var ids = Chunk(text).Select(chunk => chunk.Id).ToArray();

                    Assert.Equal(ids.Distinct(), ids);
                    Assert.Equal(ids, Chunk(text).Select(chunk => chunk.Id));
                },
                iter: 40
            );

    [Theory]
    [InlineData("~~~")]
    [InlineData("```\ncode")]
    [InlineData("- ```\n  x")]
    [InlineData("> ~~~")]
    [InlineData("|a|b|\n|-|-|")]
    public void Chunks_of_a_truncated_text_are_parts_of_it(string markdown) =>
        Assert.All(Chunk(markdown), chunk => Assert.Contains(chunk.Text, markdown));

    [Fact]
    public void A_long_paragraph_is_split_between_sentences_with_one_sentence_of_overlap()
    {
        var sentences = Enumerable.Range(1, 60).Select(i => $"This is sentence number {i} of a long one.").ToArray();

        var parts = Chunk(string.Join(' ', sentences)).Select(chunk => chunk.Text).ToArray();

        Assert.Equal(3, parts.Length);
        Assert.All(parts, part => Assert.StartsWith("This is", part));
        Assert.All(parts, part => Assert.EndsWith("one.", part));
        Assert.All(parts.Zip(parts.Skip(1)), pair =>
            Assert.StartsWith(pair.First[pair.First.LastIndexOf("This", StringComparison.Ordinal)..], pair.Second)
        );
        Assert.Equal(sentences, parts.SelectMany(part => part.Replace("one. This", "one.\nThis").Split('\n')).Distinct());
    }

    [Fact]
    public void A_long_list_is_split_between_items()
    {
        var items = Enumerable.Range(1, 80).Select(i => $"- item number {i} of a list").ToArray();

        Assert.Equal(items, Chunk(string.Join('\n', items)).SelectMany(chunk => chunk.Text.Split('\n')));
    }

    [Fact]
    public void Parts_of_a_long_table_repeat_the_header_and_parts_of_code_the_fence()
    {
        var rows = Enumerable.Range(1, 200).Select(i => $"| {i} | value of row {i} |").ToArray();
        var lines = Enumerable.Range(1, 200).Select(i => $"print('line {i}')").ToArray();

        var tables = Chunk($"| n | value |\n|---|---|\n{string.Join('\n', rows)}").Select(chunk => chunk.Text.Split('\n')).ToArray();
        var programs = Chunk($"```python\n{string.Join('\n', lines)}\n```").Select(chunk => chunk.Text.Split('\n')).ToArray();

        Assert.True(tables.Length > 1 && programs.Length > 1);
        Assert.All(tables, table => Assert.Equal(["| n | value |", "|---|---|"], table.Take(2)));
        Assert.Equal(rows, tables.SelectMany(table => table.Skip(2)));
        Assert.All(programs, program => Assert.Equal(("```python", "```"), (program[0], program[^1])));
        Assert.Equal(lines, programs.SelectMany(program => program.Skip(1).SkipLast(1)));
    }

    private static IReadOnlyList<Chunk> Chunk(string markdown)
    {
        try
        {
            return MarkdownChunker.Chunk(Sources.Document("d.md"), DocumentText.Of(markdown));
        }
        catch (RejectedDocumentException)
        {
            return [];
        }
    }
}
