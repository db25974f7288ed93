using App.Limits;
using CsCheck;
using Microsoft.ML.Tokenizers;

namespace App.Tests.Limits;

/// <summary>Counts as the tokenizer of the package, which keeps ten times the memory.</summary>
public sealed class TokenTableTests
{
    private static readonly TiktokenTokenizer Tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");
    private static readonly TokenTable Table = TokenTable.Load();

    public static TheoryData<string> Documents =>
        new(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "knowledge"), "*.md", SearchOption.AllDirectories));

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_has_the_tokens_that_the_tokenizer_counts(string file)
    {
        var text = File.ReadAllText(file);

        Assert.Equal(Tokenizer.CountTokens(text), Table.Count(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("I'll, don't WE'VE, it's")]
    [InlineData("  two  spaces\r\n\r\n\tand a tab ")]
    [InlineData("1234567890 3.14 x86_64 https://example.com/a/b?c=d&e=f")]
    [InlineData("개인정보 보호법 제15조 🙂👩‍👩‍👧 café naïve Ünïcödé ﬁ")]
    [InlineData("\uD800 alone \uDC00")]
    public void Unusual_text_has_the_tokens_that_the_tokenizer_counts(string text) =>
        Assert.Equal(Tokenizer.CountTokens(text), Table.Count(text));

    [Fact]
    public void Any_text_has_the_tokens_that_the_tokenizer_counts() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char['a', 'f'], 0, 60], Gen.String[Gen.Char[' ', '~'], 0, 60])
            .Sample(text => Tokenizer.CountTokens(text) == Table.Count(text));

    [Fact]
    public void Names_of_control_tokens_are_text() => Assert.True(Table.Count("<|endoftext|>") > 1);

    [Fact]
    public void Loading_allocates_less_than_half_of_what_the_tokenizer_keeps()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = TokenTable.Load();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 4_000_000, 21_000_000);
    }

    [Fact]
    public void A_long_word_is_counted_in_time_that_grows_with_its_length()
    {
        var word = string.Concat(Enumerable.Repeat("qxzj", 50_000));

        Assert.InRange(Table.Count(word), 100_000, 200_000);
    }
}
