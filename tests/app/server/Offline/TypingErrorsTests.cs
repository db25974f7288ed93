using App.Offline;
using App.Retrieval;

namespace App.Tests.Offline;

public sealed class TypingErrorsTests
{
    private static readonly string[] English = ["what", "does", "should", "status", "state", "money", "work", "minutes", "running"];
    private static readonly string[] Documents = ["kubernetes", "throttling", "spillover", "running"];
    private static readonly TypingErrors Errors = new(Documents, English);

    [Theory]
    [InlineData("waht", "what")]
    [InlineData("shuold", "should")]
    [InlineData("staus", "status")]
    [InlineData("mony", "money")]
    [InlineData("runing", "running")]
    [InlineData("throtling", "throttling")]
    [InlineData("throtlling", "throttling")]
    [InlineData("What is Kuberntes, and does it cost mony?", "What is kubernetes, and does it cost money?")]
    public void A_word_that_is_not_known_becomes_the_likeliest_one(string typed, string meant) => Assert.Equal(meant, Correct(typed));

    [Theory]
    [InlineData("What does it cost?")]
    [InlineData("Who is Erling Haaland?")]
    [InlineData("How is Wrok spelled?")]
    [InlineData("TLS, XML and gpt4o")]
    [InlineData("teh")]
    [InlineData("swimming")]
    [InlineData("검색은 어떻게 하나요?")]
    public void Known_words_names_short_words_and_distant_ones_stay(string question) => Assert.Equal(question, Correct(question));

    [Fact]
    public void A_word_of_documents_that_the_caller_cannot_read_is_not_used() =>
        Assert.Equal("spilover", Errors.Correct("spilover", word => word != Stemmer.Stem("spillover") && IsReadable(word), Rank));

    private static string Correct(string question) => Errors.Correct(question, IsReadable, Rank);

    private static bool IsReadable(string stem) => Documents.Select(Stemmer.Stem).Contains(stem);

    private static int? Rank(string word) =>
        word is "cost" or "spelled" ? 1
        : Array.IndexOf(English, word) is >= 0 and var place ? place + 1
        : null;
}
