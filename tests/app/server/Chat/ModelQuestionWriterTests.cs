using App.Chat;
using App.Grounding;
using App.Identity;
using App.Messages;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace App.Tests.Chat;

public sealed class ModelQuestionWriterTests
{
    private const string Joined = "What is provisioned throughput? When is it worth it?";

    [Fact]
    public async Task The_model_writes_the_search_text_from_the_conversation()
    {
        var model = ScriptedModel.Saying(
            ScriptedModel.Word("When is provisioned throughput"),
            ScriptedModel.Word(" worth it?\n"),
            ScriptedModel.End
        );

        var searched = await WriteAsync(model);

        Assert.Equal(("When is provisioned throughput worth it?", SearchText.Model), (searched.Text, searched.By));
        Assert.Equal([ChatRole.System, ChatRole.User], model.Received!.Select(message => message.Role));
        Assert.Equal(
            "user: What is provisioned throughput?\nassistant: Reserved capacity.\nuser: When is it worth it?\n",
            model.Received![1].Text
        );
    }

    [Fact]
    public async Task A_question_without_earlier_turns_needs_no_call()
    {
        var model = ScriptedModel.Saying(ScriptedModel.End);

        Assert.Equal(SearchText.Alone, (await Writer(model).WriteAsync([Turn("user", "Why?")], Caller.At("::1"), default)).By);
        Assert.Null(model.Received);
    }

    [Theory]
    [InlineData("")]
    [InlineData("One line.\nAnd an explanation.")]
    [InlineData("\"?\"")]
    public async Task Without_one_line_of_words_the_questions_are_joined(string written) =>
        Assert.Equal(
            new SearchText(Joined, SearchText.Joined),
            await WriteAsync(ScriptedModel.Saying(ScriptedModel.Word(written), ScriptedModel.End))
        );

    [Fact]
    public async Task A_text_that_was_cut_off_is_not_used() =>
        Assert.Equal(
            SearchText.Joined,
            (await WriteAsync(ScriptedModel.Saying(ScriptedModel.Word("When is"), new() { FinishReason = ChatFinishReason.Length }))).By
        );

    [Fact]
    public async Task A_failed_call_joins_the_questions() =>
        Assert.Equal(SearchText.Joined, (await WriteAsync(new ScriptedModel(_ => throw new HttpRequestException("down")))).By);

    [Fact]
    public async Task A_slow_call_is_given_up()
    {
        var clock = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        var model = new ScriptedModel(Stall);
        var writing = WriteAsync(model, clock);
        await asked.Task;

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(SearchText.Joined, (await writing).By);

        async IAsyncEnumerable<ChatResponseUpdate> Stall(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            yield break;
        }
    }

    private static async Task<SearchText> WriteAsync(IChatClient model, TimeProvider? clock = null) =>
        await Writer(model, clock)
            .WriteAsync(
                [
                    Turn("user", "What is provisioned throughput?"),
                    Turn("assistant", "Reserved capacity."),
                    Turn("user", "When is it worth it?"),
                ],
                Caller.At("::1"),
                default
            );

    private static ModelQuestionWriter Writer(IChatClient model, TimeProvider? clock = null) =>
        new(model, new SearchPrompt("Rewrite."), clock ?? TimeProvider.System, NullLogger<ModelQuestionWriter>.Instance);

    private static ChatTurn Turn(string role, string content) => new() { Role = role, Content = content };
}
