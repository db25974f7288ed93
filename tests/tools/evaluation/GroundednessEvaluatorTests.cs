using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Evaluators;

namespace Evaluation.Tests;

public sealed class GroundednessEvaluatorTests
{
    private static readonly Source Streams = Golden.Source(
        1,
        "a.md#one",
        "App Service closes idle connections after about 230\nseconds. Flush every token. "
            + "Stream tokens as server-sent events:\n\n- one\n- two"
    );

    private static readonly Source Models = Golden.Source(2, "b.md#two", "Pin the version of the model. Upgrade after evaluation.");

    [Theory]
    [InlineData("App Service closes idle connections after about 230 seconds. Flush every token. [1]")]
    [InlineData("Flush every token. [1]\n\nPin the version of the model. [2]")]
    [InlineData("Stream tokens as server-sent events:\n\n- one\n- two [1]")]
    [InlineData("Idle connections are closed by App Service after about 230 seconds [1].")]
    [InlineData("Pin the model's version, and upgrade it once the evaluation is done [2].")]
    public async Task A_sentence_in_the_cited_section_is_grounded(string text) => Assert.Equal(1, await JudgeAsync(text));

    [Theory]
    [InlineData("App Service closes idle connections after about 23 seconds [1].")]
    [InlineData("App Service closes idle connections after about 2300 seconds [1].")]
    [InlineData("Contoso closes idle connections, says Fabrikam, after about 230 seconds [1].")]
    [InlineData("Bananas contain plenty of potassium and ripen quickly [1].")]
    [InlineData("Pin the version of the model. [1]")]
    [InlineData("Pin the version of the model. [7]")]
    public async Task A_sentence_that_the_section_does_not_support_is_not_grounded(string text) => Assert.Equal(0, await JudgeAsync(text));

    [Fact]
    public async Task Groundedness_can_be_partial() =>
        Assert.Equal(0.5, await JudgeAsync("Flush every token. Bananas contain plenty of potassium. [1]"));

    [Fact]
    public void A_refusal_has_no_claims() =>
        Assert.False(new GroundednessEvaluator().AppliesTo(Golden.Of(Category.Question), Golden.Refused));

    private static Task<double> JudgeAsync(string text) =>
        Golden.Judge(
            new GroundednessEvaluator(),
            Metric.Groundedness,
            Golden.Of(Category.Question),
            Golden.Answer(text, Streams, Models) with
            {
                FinishReason = "stop",
                Cited = [1, 2],
            }
        );
}
