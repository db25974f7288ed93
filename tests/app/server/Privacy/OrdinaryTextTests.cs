using App.Privacy;

namespace App.Tests.Privacy;

/// <summary>Masking leaves documents as they are where they speak of secrets and have none.</summary>
public sealed class OrdinaryTextTests
{
    private const int FewestPassages = 200;

    [Fact]
    public void Bundled_documents_are_unchanged()
    {
        var documents = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "knowledge"), "*.md", SearchOption.AllDirectories);

        Assert.NotEmpty(documents);
        Assert.All(documents, document => Assert.Equal(File.ReadAllText(document), Redactor.Redact(File.ReadAllText(document))));
    }

    /// <summary>Prose, manuals, code, configuration with placeholders, and logs.</summary>
    [Fact]
    public void No_passage_of_the_corpus_is_masked()
    {
        var passages = Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "Privacy", "Passages"))
            .SelectMany(File.ReadAllLines)
            .ToArray();

        Assert.True(passages.Length >= FewestPassages, $"{passages.Length} passages");
        Assert.Empty(passages.Where(passage => Redactor.Redact(passage) != passage).Select(Redactor.Redact));
    }

    /// <summary>The same names with a real value are masked.</summary>
    [Theory]
    [InlineData("password: ")]
    [InlineData("password=")]
    [InlineData("\"password\": \"")]
    [InlineData("client_secret=")]
    [InlineData("api_key = '")]
    [InlineData("apiKey => \"")]
    [InlineData("token: ")]
    [InlineData("secret := `")]
    public void A_named_random_value_is_masked(string before) =>
        Assert.Equal($"{before}[secret]", Redactor.Redact($"{before}q7Rz2-Vw9kLm4Xp8"));
}
