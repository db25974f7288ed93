using App.Offline;

namespace App.Tests.Offline;

public sealed class SpellingTests
{
    private static readonly Spelling Spelling = new(["throttl", "through", "work", "rag", "gpt4"]);

    // "throtl" has the pairs <t th hr ro ot tl l>, "throttl" <t th hr ro ot tt tl l>: 2 * 7 / (7 + 8).
    [Fact]
    public void A_misspelling_maps_to_the_word_with_the_most_common_bigrams() =>
        Assert.Equal(new Meaning("throttl", 14.0 / 15), Spelling.Nearest("throtl", _ => true));

    [Fact]
    public void A_misspelling_maps_to_allowed_words_only() =>
        Assert.Equal("through", Spelling.Nearest("throtl", word => word != "throttl")!.Word);

    [Theory]
    [InlineData("york")]
    [InlineData("rga")]
    [InlineData("gpt5")]
    [InlineData("")]
    public void Short_words_numbers_and_other_first_letters_are_not_corrected(string word) =>
        Assert.Null(Spelling.Nearest(word, _ => true));
}
