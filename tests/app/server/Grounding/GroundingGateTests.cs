using App.Grounding;

namespace App.Tests.Grounding;

public sealed class GroundingGateTests
{
    [Fact]
    public void A_search_without_results_is_rejected() => Assert.False(GroundingGate.Allows([]));

    [Theory]
    [InlineData(0.399, false)]
    [InlineData(0.4, true)]
    [InlineData(1.0, true)]
    public void The_most_relevant_passage_decides_on_the_rejection(double relevance, bool allowed) =>
        Assert.Equal(
            allowed,
            GroundingGate.Allows([Sources.Passage("Text.", relevance: 0.1), Sources.Passage("Text.", relevance: relevance)])
        );

    [Theory]
    [InlineData("When should I prefer a discriminative model?")]
    [InlineData("How do I test a nondeterministic system?")]
    [InlineData("Why does grounding data need an index of its own?")]
    [InlineData("Which DNS zones does a Foundry account need?")]
    [InlineData("How can I reduce cost?")]
    [InlineData("What is RAG?")]
    [InlineData("Which role lets an app query a search index?")]
    [InlineData("What does status 429 mean?")]
    [InlineData("How do I pin a model version?")]
    [InlineData("What should a readiness probe check?")]
    [InlineData("How do I roll back?")]
    [InlineData("Where should conversations live?")]
    public async Task Questions_about_the_documents_are_answered(string question) =>
        Assert.True(GroundingGate.Allows(await Sources.Bundled.FindAsync(question)));

    [Theory]
    [InlineData("What is the capital of France?")]
    [InlineData("How do I bake sourdough bread?")]
    [InlineData("Who won the world cup in 2022?")]
    [InlineData("Write me a poem about Azure")]
    [InlineData("What is the weather in Seoul tomorrow?")]
    [InlineData("Recommend a good novel")]
    [InlineData("Tell me a joke")]
    [InlineData("asdf qwer zxcv")]
    [InlineData("hello")]
    [InlineData("?!")]
    public async Task Questions_about_other_topics_are_rejected(string question) =>
        Assert.False(GroundingGate.Allows(await Sources.Bundled.FindAsync(question)));
}
