using System.Net;
using System.Net.Http.Json;
using App.History;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace App.Tests.History;

/// <summary>Answers do not depend on the availability of the store.</summary>
public sealed class StoreFaultTests
{
    private readonly string ann = HistoryApplication.NewUserId();

    [Fact]
    public async Task Chat_works_without_the_store_and_history_requests_get_Retry_After()
    {
        using var app = Away();
        var client = app.Client(ann);

        Assert.NotEmpty(await client.AskAsync(Guid.NewGuid(), HistoryApplication.Question));
        var asked = new[]
        {
            await client.GetAsync("/api/conversations"),
            await client.GetAsync($"/api/conversations/{Guid.NewGuid()}"),
            await client.DeleteAsync($"/api/conversations/{Guid.NewGuid()}"),
            await client.DeleteAsync("/api/me"),
            await client.PostAsJsonAsync("/api/feedback", HistoryApplication.Feedback(Guid.NewGuid(), Guid.NewGuid())),
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
    public async Task An_unresponsive_store_delays_an_answer_by_at_most_three_seconds()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var silence = new Silence();
        using var app = Away(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddHttpClient(HistoryServices.Transport).ConfigurePrimaryHttpMessageHandler(() => silence);
        });

        var answer = app.Client(ann).AskAsync(Guid.NewGuid(), HistoryApplication.Question);
        await silence.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.NotEmpty(await answer.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Without_a_store_the_history_endpoints_do_not_exist()
    {
        using var app = new ChatApplication { Settings = { ["Identity:SignIn"] = "AppService", ["WEBSITE_AUTH_ENABLED"] = "true" } };
        var client = app.Client(ann);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/conversations")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.DeleteAsync("/api/me")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await client.PostAsJsonAsync("/api/feedback", HistoryApplication.Feedback(Guid.NewGuid(), Guid.NewGuid()))).StatusCode
        );
    }

    /// <summary>No process listens on port 1.</summary>
    private static ChatApplication Away(Action<IServiceCollection>? replace = null) =>
        new()
        {
            Credential = new Storage.AzuriteCredential(),
            Replace = replace,
            Settings =
            {
                ["Identity:SignIn"] = "AppService",
                ["WEBSITE_AUTH_ENABLED"] = "true",
                ["History:TableEndpoint"] = "https://127.0.0.1:1/account",
            },
        };

    private sealed class Silence : HttpMessageHandler
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Silence has ended.");
        }
    }
}
