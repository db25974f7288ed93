using App.Grounding;
using App.Identity;
using App.Messages;
using App.Offline;
using App.Retrieval;

namespace App.Tests.Offline;

public sealed class JoinedQuestionTests
{
    [Theory]
    [InlineData("When is it worth the money?", "What is provisioned throughput?")]
    [InlineData("and OnceCurrentVersionExpired?", "What does NoAutoUpgrade do?")]
    [InlineData("No, I meant for development", "How many replicas does search need?")]
    [InlineData("그건 언제 써야 해요?", "프로비저닝 처리량이 뭔가요?")]
    public async Task A_question_that_leans_on_an_earlier_one_is_searched_with_it(string question, string earlier)
    {
        var searched = await WriteAsync(earlier, question);

        Assert.Equal((SearchText.Joined, $"{earlier} {question} {question}"), (searched.By, searched.Text));
    }

    [Theory]
    [InlineData("How do I stop users from seeing documents?", "How large should a chunk be?")]
    [InlineData("ok, and how does DNS work for private endpoints?", "What is a managed identity?")]
    [InlineData("What is the capital of France?", "What metrics describe the quality of an answer?")]
    [InlineData("그런데 콘텐츠 필터는 무엇을 검사하나요?", "재시도에 지터는 왜 넣습니까?")]
    public async Task A_change_of_subject_is_answered_as_if_it_was_asked_alone(string question, string earlier)
    {
        var searched = await WriteAsync(earlier, question);

        Assert.Equal((SearchText.Alone, question), (searched.By, searched.Text));
        Assert.Equal(await FirstAsync(question), await FirstAsync(searched.Query));
    }

    [Fact]
    public async Task A_subject_begins_with_the_last_question_that_stands_alone()
    {
        var searched = await WriteAsync(
            "How large should a chunk be?",
            "What does provisioned throughput cost?",
            "And spillover?",
            "Is it worth the money?"
        );

        Assert.Equal(
            "What does provisioned throughput cost? And spillover? And spillover? Is it worth the money? Is it worth the money?",
            searched.Text
        );
    }

    [Fact]
    public async Task The_other_reading_of_a_question_weighs_in_the_order()
    {
        const string question = "How many replicas does search need?";
        const string earlier = "What is provisioned throughput?";
        var alone = await Sources.Bundled.FindAsync(question, int.MaxValue);
        var mixed = await FindAsync(new Query(question, earlier, 0.5));
        var scores = alone.ToDictionary(found => found.Chunk.Id, found => found.Score);
        var beside = (await Sources.Bundled.FindAsync(earlier, int.MaxValue)).ToDictionary(found => found.Chunk.Id, found => found.Score);

        Assert.Equal(mixed.OrderByDescending(found => found.Score).Select(found => found.Chunk.Id), mixed.Select(found => found.Chunk.Id));
        Assert.All(mixed, found =>
            Assert.Equal(
                (
                    scores.GetValueOrDefault(found.Chunk.Id, scores.Values.Min())
                    + beside.GetValueOrDefault(found.Chunk.Id, beside.Values.Min())
                ) / 2,
                found.Score,
                6
            )
        );
        Assert.NotEqual(alone.Select(found => found.Chunk.Id), mixed.Select(found => found.Chunk.Id));
        Assert.Equal(alone[0].Relevance, mixed[0].Relevance, 6);
    }

    [Fact]
    public async Task A_first_question_is_searched_as_it_is() =>
        Assert.Equal(new SearchText("Why?", SearchText.Alone), await WriteAsync("Why?"));

    [Fact]
    public async Task A_change_of_language_keeps_the_subject()
    {
        var english = await WriteAsync("골든 세트에는 무엇이 들어가야 하나요?", "How large should it be?");
        var korean = await WriteAsync("What is a golden set?", "그건 몇 개면 충분해요?");

        Assert.StartsWith("golden set", english.Text);
        Assert.StartsWith("evaluation.md#the-golden-set", (await Sources.Bundled.FindAsync(english.Text))[0].Chunk.Id);
        Assert.Contains(await Sources.Bundled.FindAsync(korean.Text), found =>
            found.Chunk.Id.StartsWith("ko/evaluation.md#the-golden-set")
        );
    }

    private static async Task<IReadOnlyList<Passage>> FindAsync(Query query) =>
        (await Sources.Bundled.RetrieveAsync(query, Caller.At("::1"), int.MaxValue, default)).Passages;

    private static async Task<string> FirstAsync(Query query) => (await FindAsync(query))[0].Chunk.Id;

    private static async Task<SearchText> WriteAsync(params string[] questions) =>
        await new JoinedQuestion(Sources.Bundled).WriteAsync(
            [.. questions.Select(question => new ChatTurn { Role = ChatTurn.User, Content = question })],
            Caller.At("::1"),
            default
        );
}
