using App.Offline;

namespace App.Tests.Offline;

public sealed class SpellingTests
{
    private static readonly Spelling Spelling = new(["throttl", "through", "work", "rag", "gpt4"]);

    // "throtl" has the pairs <t th hr ro ot tl l>, "throttl" <t th hr ro ot tt tl l>: 2 * 7 / (7 + 8).
    [Fact]
    public void The_word_that_shares_most_pairs_of_letters_is_meant() =>
        Assert.Equal(new Meaning("throttl", 14.0 / 15), Spelling.Nearest("throtl", _ => true));

    [Fact]
    public void A_word_that_may_not_be_used_is_not_meant() =>
        Assert.Equal("through", Spelling.Nearest("throtl", word => word != "throttl")!.Word);

    [Theory]
    [InlineData("york")]
    [InlineData("rga")]
    [InlineData("gpt5")]
    [InlineData("")]
    public void Another_first_letter_a_short_word_and_a_number_are_no_misspelling(string word) =>
        Assert.Null(Spelling.Nearest(word, _ => true));
}
