using App.Grounding;
using App.Messages;

namespace App.Tests.Grounding;

public sealed class SearchQuestionTests
{
    [Fact]
    public void A_full_question_is_searched_alone() =>
        Assert.Equal("How are private endpoints resolved?", Search("What is a golden set?", "How are private endpoints resolved?"));

    [Theory]
    [InlineData("And why?")]
    [InlineData("What about cost?")]
    [InlineData("When is it worth the money compared with standard deployments?")]
    [InlineData("그건 언제 써야 하나요?")]
    public void A_leaning_question_is_searched_with_the_previous_question(string followUp) =>
        Assert.Equal($"What is provisioned throughput? {followUp}", Search("What is provisioned throughput?", followUp));

    [Fact]
    public void A_short_first_question_is_searched_unchanged() => Assert.Equal("Cost?", Search("Cost?"));

    private static string Search(params string[] questions) =>
        SearchQuestion
            .From([.. questions.SelectMany(question => new[] { Turn("assistant", "An answer."), Turn("user", question) }).Skip(1)])
            .Text;

    private static ChatTurn Turn(string role, string content) => new() { Role = role, Content = content };
}
