using App.Grounding;
using App.Identity;
using App.Messages;
using App.Offline;

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
    public async Task A_change_of_subject_carries_nothing_over(string question, string earlier) =>
        Assert.Equal(new SearchText(question, SearchText.Alone), await WriteAsync(earlier, question));

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

    private static async Task<SearchText> WriteAsync(params string[] questions) =>
        await new JoinedQuestion(Sources.Bundled).WriteAsync(
            [.. questions.Select(question => new ChatTurn { Role = ChatTurn.User, Content = question })],
            Caller.At("::1"),
            default
        );
}
