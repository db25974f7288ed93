using App.Retrieval;

namespace App.Tests.Retrieval;

public sealed class StemmerTests
{
    [Theory]
    [InlineData("model", "models")]
    [InlineData("policy", "policies")]
    [InlineData("cache", "caches", "cached", "caching")]
    [InlineData("index", "indexes", "indexed", "indexing")]
    [InlineData("process", "processes", "processed", "processing")]
    [InlineData("plan", "plans", "planned", "planning")]
    [InlineData("scale", "scales", "scaled", "scaling")]
    [InlineData("private", "privately")]
    [InlineData("batch", "batches", "batched")]
    public void Inflected_forms_have_the_same_stem(string word, params string[] forms) =>
        Assert.All(forms, form => Assert.Equal(Stemmer.Stem(word), Stemmer.Stem(form)));

    [Theory]
    [InlineData("access", "acces")]
    [InlineData("string", "str")]
    [InlineData("bring", "br")]
    [InlineData("cost", "coast")]
    [InlineData("token", "tokenizer")]
    [InlineData("dns", "dn")]
    [InlineData("bus", "bu")]
    public void Different_words_have_different_stems(string word, string other) => Assert.NotEqual(Stemmer.Stem(word), Stemmer.Stem(other));

    [Fact]
    public void Question_words_and_punctuation_are_not_terms() => Assert.Empty(Terms.Of("What should I do with it, please?"));

    [Fact]
    public void Terms_keep_order_numbers_and_parts_of_names() =>
        Assert.Equal(["status", "429", "privatelink", "openai", "azur"], Terms.Of("Status 429 from privatelink.openai.AZURE"));
}
