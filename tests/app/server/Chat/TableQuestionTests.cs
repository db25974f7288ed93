namespace App.Tests.Chat;

/// <summary>Questions whose answer is in a table, or in no sentence.</summary>
public sealed class TableQuestionTests
{
    [Fact]
    public async Task A_row_of_a_table_is_quoted_and_cited()
    {
        var answer = await AnswerAsync(
            "# Phone plans\n\n| Plan | Price | Data |\n| --- | --- | --- |\n| Basic | 9 euro | 2 GB |\n| Family | 29 euro | 40 GB |\n",
            "How much does the Family plan cost?"
        );

        Assert.Contains("29 euro", answer);
        Assert.Contains("[1]", answer);
    }

    [Theory]
    [InlineData("返品は何日以内ですか")]
    [InlineData("退货期限是几天")]
    [InlineData("How much does the Family plan cost?")]
    public async Task An_answer_is_never_empty(string question) =>
        Assert.NotEmpty(await AnswerAsync("# Phone plans\n\n```\nFamily plan = 29\n```\n", question));

    private static async Task<string> AnswerAsync(string document, string question)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "plans.md"), document);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "access.json"),
                """{"": {"groups": ["everyone"], "classification": "public"}}"""
            );
            using var app = new ChatApplication { Settings = { ["Knowledge:Folder"] = folder.FullName } };
            return string.Concat((await app.EventsAsync(question)).Where(each => each.Name == "delta").Select(each => each.Text("text")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
