using System.Net;
using System.Net.Http.Json;
using App.Tests.History;

namespace App.Tests.Http;

public sealed class DrainingTests
{
    [Fact]
    public async Task A_stopping_app_is_not_ready_and_completes_open_answers()
    {
        await using var app = await AppProcess.StartAsync(
            new() { ["Chat__WordPauseMilliseconds"] = "20", ["Hosting__NoticeSeconds"] = "1" }
        );
        using var open = await AskAsync(app);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/readyz")).StatusCode);

        await app.TerminateAsync();
        var answer = ServerSentEvent.ReadAllAsync(open);
        HttpResponseMessage ready;
        do ready = await app.Client.GetAsync("/readyz");
        while (ready.StatusCode == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("""{"name":"lifetime","status":"not ready","detail":"stopping"}""", await ready.Content.ReadAsStringAsync());
        Assert.Equal("done", (await answer)[^1].Name);
        Assert.Equal(0, await app.ExitAsync());
    }

    [Fact]
    public async Task An_answer_still_open_after_the_drain_time_is_cancelled()
    {
        await using var app = await AppProcess.StartAsync(
            new() { ["Chat__WordPauseMilliseconds"] = "1000", ["Hosting__DrainSeconds"] = "1" }
        );
        using var open = await AskAsync(app);

        await app.TerminateAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => ServerSentEvent.ReadAllAsync(open));
        await app.ExitAsync();
    }

    private static Task<HttpResponseMessage> AskAsync(AppProcess app)
    {
        var question = ChatApplication.Question("What metrics describe the quality of an answer?");
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat") { Content = JsonContent.Create(question) };
        return app.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
