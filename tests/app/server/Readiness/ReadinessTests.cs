using System.Net;
using System.Text.Json;
using App.Retrieval;
using App.Tests.Credentials;
using App.Tests.LanguageModel;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace App.Tests.Readiness;

/// <summary>Each failing check makes the app not ready, without secrets in the response and without an effect on liveness.</summary>
public sealed class ReadinessTests
{
    private const string Private = "11111111-2222-3333-4444-555555555555";

    [Fact]
    public async Task A_ready_app_reports_its_release_and_every_check()
    {
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.StreamAsync(context, ["Yes [1]."]));
        using var app = ModelApplication.On(new CountedCredential(TimeSpan.FromHours(1)), fake);
        foreach (
            var (name, value) in new Dictionary<string, string>
            {
                ["Release:Version"] = "sha256-abc",
                ["Release:Commit"] = "1234567",
                ["Release:Slot"] = "staging",
                ["Identity:SignIn"] = "AppService",
                ["WEBSITE_AUTH_ENABLED"] = "true",
            }
        )
            app.Settings[name] = value;

        var (status, ready) = await AskAsync(app);

        Assert.Equal(
            (HttpStatusCode.OK, "ready", "Azure"),
            (status, ready.GetProperty("status").GetString(), ready.GetProperty("mode").GetString())
        );
        Assert.Equal(
            ("sha256-abc", "1234567", "staging", "chat"),
            (
                ready.GetProperty("version").GetString(),
                ready.GetProperty("commit").GetString(),
                ready.GetProperty("slot").GetString(),
                ready.GetProperty("model").GetString()
            )
        );
        Assert.Matches("^[0-9a-f]{12}$", ready.GetProperty("prompt").GetString());
        Assert.Equal(["configuration ready", "index ready", "lifetime ready", "model ready", "sign-in ready"], Parts(ready));
        Assert.Equal(0, fake.Calls);
    }

    [Fact]
    public async Task Without_a_model_and_sign_in_their_checks_are_left_out()
    {
        using var app = new ChatApplication();

        Assert.Equal(["configuration ready", "index ready", "lifetime ready"], Parts((await AskAsync(app)).Body));
    }

    [Fact]
    public async Task An_empty_index_is_not_ready()
    {
        using var app = With(new FixedRetriever { Documents = 0 });

        await AssertRedAsync(app, "index", "has no documents");
    }

    [Fact]
    public async Task A_failing_search_is_not_ready_and_the_cause_is_only_logged()
    {
        using var app = With(new FixedRetriever { Failure = new RetrievalException($"403 for {Private}", mayPass: false) });

        await AssertRedAsync(app, "index", "cannot be searched");
    }

    [Fact]
    public async Task A_check_that_throws_is_not_ready_and_hides_the_exception()
    {
        using var app = With(new FixedRetriever { Failure = new InvalidOperationException(Private) });

        await AssertRedAsync(app, "index", "failed; see the log");
    }

    [Fact]
    public async Task A_model_without_a_token_is_not_ready()
    {
        using var app = new ChatApplication { Settings = ModelApplication.Settings("https://models.example/"), Credential = new NoToken() };

        await AssertRedAsync(app, "model", "gets no token");
    }

    [Fact]
    public async Task A_model_that_rejected_the_app_is_not_ready_for_a_limited_time()
    {
        var clock = new FakeTimeProvider();
        await using var fake = await FakeAzureOpenAI.StartAsync((context, _) => FakeAzureOpenAI.RefuseAsync(context, 403));
        using var refused = ModelApplication.On(new CountedCredential(TimeSpan.FromHours(1)), fake);
        refused.Settings["Hosting:NoticeSeconds"] = "0";
        using var app = new ChatApplication
        {
            Settings = refused.Settings,
            Replace = services =>
            {
                refused.Replace!(services);
                services.AddSingleton<TimeProvider>(clock);
            },
        };

        await app.EventsAsync(ModelApplication.Question);

        await AssertRedAsync(app, "model", "Cognitive Services OpenAI User");
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(app)).Status);
    }

    [Fact]
    public async Task Required_sign_in_without_App_Service_authentication_is_not_ready()
    {
        using var app = new ChatApplication { Settings = { ["Identity:SignIn"] = "AppService" } };

        await AssertRedAsync(app, "sign-in", "WEBSITE_AUTH_ENABLED is not true");
    }

    [Fact]
    public async Task The_index_state_is_cached_between_probes()
    {
        var clock = new FakeTimeProvider();
        var retriever = new FixedRetriever();
        using var app = With(retriever, clock);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(app)));
        Assert.Equal(1, retriever.Asked);

        clock.Advance(TimeSpan.FromSeconds(6));
        await AskAsync(app);
        Assert.Equal(2, retriever.Asked);
    }

    [Fact]
    public async Task An_unresponsive_index_is_not_ready_after_the_timeout()
    {
        var clock = new FakeTimeProvider();
        var retriever = new FixedRetriever { Ready = new TaskCompletionSource().Task };
        using var app = With(retriever, clock);

        var asked = AskAsync(app);
        while (!asked.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        var (status, body) = await asked.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("did not answer within 4 s", body.GetRawText());
    }

    private static ChatApplication With(IRetriever retriever, FakeTimeProvider? clock = null) =>
        new()
        {
            Replace = services =>
            {
                services.AddSingleton(retriever);
                if (clock is not null)
                    services.AddSingleton<TimeProvider>(clock);
            },
        };

    private static async Task AssertRedAsync(ChatApplication app, string part, string detail)
    {
        var (status, body) = await AskAsync(app);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready"), (status, body.GetProperty("status").GetString()));
        var red = Assert.Single(body.GetProperty("parts").EnumerateArray(), each => each.GetProperty("status").GetString() == "not ready");
        Assert.Equal(part, red.GetProperty("name").GetString());
        Assert.Contains(detail, red.GetProperty("detail").GetString());
        Assert.DoesNotContain(Private, body.GetRawText());
        Assert.Equal(HttpStatusCode.OK, (await app.CreateClient().GetAsync("/healthz")).StatusCode);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(ChatApplication app)
    {
        using var response = await app.CreateClient().GetAsync("/readyz");
        return (response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()));
    }

    private static IEnumerable<string> Parts(JsonElement ready) =>
        ready
            .GetProperty("parts")
            .EnumerateArray()
            .Select(part => $"{part.GetProperty("name").GetString()} {part.GetProperty("status").GetString()}")
            .Order();

    private sealed class NoToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException(Private);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new CredentialUnavailableException(Private);
    }
}
