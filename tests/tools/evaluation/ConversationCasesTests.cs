using Evaluation.Asking;
using Evaluation.Cases;
using Evaluation.Evaluators;

namespace Evaluation.Tests;

public sealed class ConversationCasesTests
{
    private const string File = """
        category: conversation
        language: en
        reviewed-by: author
        cases:
          - id: talk
            turns:
              - { question: "What is a chunk?", full: "What is a chunk?", kind: first, sources: [a.md#chunk], facts: [unit] }
              - { question: "How large?", full: "How large is a chunk?", kind: ellipsis, sources: [a.md#size], facts: [tokens] }
              - { question: "비용은요?", full: "비용은 얼마인가요?", kind: topic-change, sources: [b.md#cost], facts: [돈] }
        """;

    [Fact]
    public void A_turn_is_asked_after_the_earlier_ones_and_in_full()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        System.IO.File.WriteAllText(Path.Combine(folder, "talk.yaml"), File);

        var cases = GoldenSet.Read(folder, []).Cases;
        Directory.Delete(folder, recursive: true);

        Assert.Equal(
            [("talk/2", "follow-up", 1), ("talk/2/full", "in-full", 0), ("talk/3", "topic-change ko", 2)],
            cases.Select(asked => (asked.Id, asked.Slice, asked.History.Count))
        );
        Assert.Equal("How large is a chunk?", cases[1].Question);
        Assert.Equal(["a.md#chunk", "a.md#size"], cases[2].EarlierSources);
    }

    [Theory]
    [InlineData("a.md#size", 1)]
    [InlineData("b.md#cost", 0)]
    [InlineData("ko/b.md#cost-2", 0)]
    [InlineData("c.md#other", 0)]
    public async Task A_first_section_of_an_earlier_subject_is_carried_over(string first, double expected)
    {
        var asked = Golden.Of(Category.TopicChange) with { Sources = ["b.md#cost"], EarlierSources = ["a.md#size"] };
        var answer = Golden.Answer("Text. [1]", Golden.Source(1, first));

        Assert.Equal(expected, await Golden.Judge(new CarriedOverEvaluator(), Metric.CarriedOver, asked, answer));
    }
}
