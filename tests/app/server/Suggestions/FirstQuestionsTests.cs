using System.Text.RegularExpressions;

namespace App.Tests.Suggestions;

/// <summary>The questions that the page suggests before the first one.</summary>
public sealed partial class FirstQuestionsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ko")]
    public async Task Each_is_answered_from_the_bundled_documents(string language)
    {
        using var app = new ChatApplication();
        var texts = await app.CreateClient().GetStringAsync($"/js/text.{language}.js");
        var questions = Suggested().Matches(texts).Select(match => match.Groups[1].Value).ToArray();

        Assert.Equal(4, questions.Length);
        foreach (var question in questions)
            Assert.Equal((question, "stop"), (question, (await app.EventsAsync(question))[^1].Text("finishReason")));
    }

    [GeneratedRegex(@"question: '([^']+)' \}")]
    private static partial Regex Suggested();
}
