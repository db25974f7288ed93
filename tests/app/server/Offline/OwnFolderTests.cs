using System.Net.Http.Json;
using App.Tests.History;

namespace App.Tests.Offline;

/// <summary>A folder with one short document in each language, neither of them among the bundled ones.</summary>
public sealed class OwnFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public OwnFolderTests()
    {
        File.WriteAllText(
            Path.Combine(folder, "parking.md"),
            "# Parking rules\n\nEmployees may park in the yard for 8 hours. Permits are requested 3 days before. "
                + "The house manager approves permits."
        );
        File.WriteAllText(
            Path.Combine(folder, "주차.md"),
            "# 주차 규정\n\n직원은 마당에 8시간 동안 주차할 수 있다. 주차증은 3일 전까지 신청하여야 한다. 주차증 승인자는 관리소장이다."
        );
        File.WriteAllText(Path.Combine(folder, "access.json"), """{ "": { "groups": ["everyone"], "classification": "public" } }""");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("How long may employees park?", "8 hours")]
    [InlineData("Who approves permits?", "house manager")]
    [InlineData("What is the difference between permits and the yard?", "permits")]
    [InlineData("주차는 몇 시간까지 되나요?", "8시간")]
    [InlineData("주차증 신청은 며칠 전까지 해야 하나요?", "3일 전까지")]
    [InlineData("주차증은 누가 승인하나요?", "관리소장")]
    public async Task A_question_to_a_short_document_is_answered_in_its_language(string question, string fact) =>
        Assert.Contains(fact, await AnswerAsync(question));

    [Theory]
    [InlineData("When is payday?")]
    [InlineData("What is the capital of France?")]
    [InlineData("급여일은 언제인가요?")]
    [InlineData("오늘 날씨 어때요?")]
    public async Task A_question_about_something_else_is_refused(string question) =>
        Assert.Matches("^(I found nothing|제 문서에서)", await AnswerAsync(question));

    private async Task<string> AnswerAsync(string question)
    {
        using var app = new ChatApplication { Settings = { ["Knowledge:Folder"] = folder } };
        var events = await ServerSentEvent.ReadAllAsync(
            await app.CreateClient().PostAsJsonAsync("/api/chat", ChatApplication.Question(question))
        );
        return string.Concat(events.Where(item => item.Name == "delta").Select(item => item.Text("text")));
    }
}
