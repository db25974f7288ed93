using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using App.Tests.History;

namespace App.Tests;

public sealed class HostingTests
{
    [Fact]
    public async Task Liveness_responds_without_details()
    {
        using var app = new ChatApplication();

        Assert.Equal("Healthy", await app.CreateClient().GetStringAsync("/healthz"));
    }

    [Fact]
    public async Task Readiness_returns_mode_index_and_release()
    {
        using var app = new ChatApplication { Settings = { ["Release:Version"] = "1.2.3", ["Release:Commit"] = "abc1234" } };

        var ready = await app.CreateClient().GetFromJsonAsync<JsonElement>("/readyz");

        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Equal("Offline", ready.GetProperty("mode").GetString());
        Assert.Equal("1.2.3", ready.GetProperty("version").GetString());
        Assert.Equal("abc1234", ready.GetProperty("commit").GetString());
        Assert.Equal(28, ready.GetProperty("index").GetProperty("documents").GetInt32());
        Assert.Equal((await Sources.Bundled.StateAsync(default)).Chunks, ready.GetProperty("index").GetProperty("chunks").GetInt32());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/js/main.js")]
    [InlineData("/healthz")]
    [InlineData("/api/chat")]
    [InlineData("/no-such-page")]
    public async Task Every_response_has_the_security_headers(string path)
    {
        using var app = new ChatApplication();

        var headers = (await app.CreateClient().GetAsync(path)).Headers.ToDictionary(
            header => header.Key,
            header => string.Join(", ", header.Value)
        );

        Assert.Contains("default-src 'none'; script-src 'self';", headers["Content-Security-Policy"]);
        Assert.DoesNotContain("unsafe", headers["Content-Security-Policy"]);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.DoesNotContain("Server", headers);
        Assert.DoesNotContain("Strict-Transport-Security", headers);
    }

    [Fact]
    public async Task Production_sends_the_HSTS_header()
    {
        using var app = new ChatApplication { Environment = "Production", Settings = { ["Chat:Mode"] = "Offline" } };

        var headers = (await app.CreateClient().GetAsync("/")).Headers;

        Assert.Equal("max-age=31536000; includeSubDomains", headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Responses_have_no_Server_header()
    {
        using var app = new ChatApplication();

        Assert.False((await app.Listen().GetAsync("/healthz")).Headers.Contains("Server"));
    }

    [Fact]
    public async Task Static_files_are_revalidated_by_ETag()
    {
        using var app = new ChatApplication();
        var client = app.CreateClient();

        var first = await client.GetAsync("/js/main.js");
        var again = new HttpRequestMessage(HttpMethod.Get, "/js/main.js") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        Assert.Equal("no-cache", first.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        Assert.Contains("<title>AI workload guide</title>", await client.GetStringAsync("/"));
    }

    [Fact]
    public async Task A_rate_limited_client_gets_Retry_After()
    {
        using var app = new ChatApplication { Settings = { ["Chat:RequestsPerMinute"] = "2" } };

        var allowed = new[] { await app.AskAsync("What is RAG?"), await app.AskAsync("What is RAG?") };
        var refused = await app.AskAsync("What is RAG?");

        Assert.All(allowed, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
        Assert.Contains("try again in", await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await app.CreateClient().GetAsync("/healthz")).StatusCode);
    }
}
