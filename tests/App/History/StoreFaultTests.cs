using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace App.Tests.History;

/// <summary>A store that is away costs nobody an answer.</summary>
public sealed class StoreFaultTests
{
    private readonly string ann = People.NewPerson();

    [Fact]
    public async Task Chat_goes_on_where_the_store_is_away_and_what_needs_the_store_says_when_to_ask_again()
    {
        using var app = Away();
        var client = app.Client(ann);

        Assert.NotEmpty(await client.AskAsync(Guid.NewGuid(), People.Question));
        var asked = new[]
        {
            await client.GetAsync("/api/conversations"),
            await client.GetAsync($"/api/conversations/{Guid.NewGuid()}"),
            await client.DeleteAsync($"/api/conversations/{Guid.NewGuid()}"),
            await client.DeleteAsync("/api/me"),
            await client.PostAsJsonAsync("/api/feedback", People.Feedback(Guid.NewGuid(), Guid.NewGuid())),
        };

        Assert.All(asked, response =>
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter!.Delta);
        });
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/readyz")).StatusCode);
    }

    [Fact]
    public async Task A_store_that_never_answers_holds_an_answer_back_for_three_seconds_and_no_longer()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var app = Away(((IPEndPoint)silent.LocalEndpoint).Port);

        await app.Client(ann).AskAsync(Guid.NewGuid(), People.Question).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Without_a_store_there_is_nothing_to_ask_it()
    {
        using var app = new ChatApplication { Settings = { ["Identity:SignIn"] = "AppService", ["WEBSITE_AUTH_ENABLED"] = "true" } };
        var client = app.Client(ann);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/conversations")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/feedback", People.Feedback(Guid.NewGuid(), Guid.NewGuid()))).StatusCode);
    }

    /// <param name="port">Nobody listens on port 1.</param>
    private static ChatApplication Away(int port = 1) => new()
    {
        Credential = new Storage.AzuriteCredential(),
        Settings =
        {
            ["Identity:SignIn"] = "AppService",
            ["WEBSITE_AUTH_ENABLED"] = "true",
            ["History:TableEndpoint"] = $"https://127.0.0.1:{port}/account",
        },
    };
}
