namespace Repository.Tests.Words;

public sealed class WordListTests
{
    private static readonly WordList Words = WordList.Read();

    [Fact]
    public void No_user_text_contains_a_listed_word()
    {
        var found = (
            from file in Checkout.TrackedFiles
            from text in UserText.Of(file, Checkout.Read(file))
            from hit in Words.In(file, text.Text)
            select $"{file}:{text.Line}: '{hit.Word}': write {hit.Write}"
        ).ToList();

        Assert.True(found.Count == 0, $"{found.Count} words:\n{string.Join('\n', found)}");
    }

    [Theory]
    [InlineData("docs/page.md", "Nobody is notified.")]
    [InlineData("Pulumi.yaml", "description: People sign in.")]
    [InlineData("infra/A.cs", "class A { string B = \"told\"; }")]
    [InlineData("infra/A.cs", "class A { string B(int c) => $\"{c} somebody\"; }")]
    [InlineData("app/A.cs", "/// <summary>Whoever asks.</summary>\npublic class A;")]
    [InlineData(".github/workflows/a.yml", "name: the way back")]
    [InlineData("infra/a.kql", "// what a stranger asked")]
    [InlineData("app/wwwroot/js/text.en.js", "x: 'a person'")]
    public void A_listed_word_in_user_text_is_found(string file, string content) =>
        Assert.NotEmpty(UserText.Of(file, content).SelectMany(text => Words.In(file, text.Text)));

    [Theory]
    [InlineData("docs/page.md", "The stand-ins are fixed by no user: untold, personal.")]
    [InlineData("infra/A.cs", "class A { int nobody; // somebody\n }")]
    [InlineData("tests/A.cs", "class A { string B = \"nobody\"; }")]
    [InlineData("app/A.cs", "/// <summary>Whoever asks.</summary>\ninternal class A;")]
    public void Other_words_and_other_text_are_accepted(string file, string content) =>
        Assert.Empty(UserText.Of(file, content).SelectMany(text => Words.In(file, text.Text)));

    [Fact]
    public void An_exception_allows_its_text_only()
    {
        var words = WordList.Parse(
            """
            words: [{ word: told, write: reported }]
            exceptions: [{ path: docs/, text: it told us, reason: a quotation }]
            """
        );

        Assert.Empty(words.In("docs/page.md", "so it told us that"));
        Assert.Single(words.In("docs/page.md", "it told us, and was told"));
        Assert.Single(words.In("README.md", "it told us"));
    }

    [Fact]
    public void Every_exception_has_a_reason_and_is_needed() => Assert.All(Words.Exceptions, exception =>
        {
            Assert.True(exception.Reason.Length > 10, $"{exception.Path} needs a reason");
            Assert.Contains(Checkout.TrackedFiles, exception.Covers);
        });
}
