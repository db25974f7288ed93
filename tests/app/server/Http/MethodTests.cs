using System.Net;
using System.Net.Http.Json;

namespace App.Tests.Http;

public sealed class MethodTests
{
    [Theory]
    [InlineData("GET", "/api/chat", "POST")]
    [InlineData("HEAD", "/api/chat", "POST")]
    [InlineData("DELETE", "/api/chat", "POST")]
    [InlineData("POST", "/healthz", "GET, HEAD")]
    [InlineData("DELETE", "/readyz", "GET, HEAD")]
    public async Task Another_method_is_not_allowed_and_the_allowed_ones_are_named(string method, string path, string allowed)
    {
        using var app = new ChatApplication();

        using var response = await app.CreateClient().SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal((HttpStatusCode.MethodNotAllowed, allowed), (response.StatusCode, string.Join(", ", response.Content.Headers.Allow)));
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Health_endpoints_answer_HEAD(string path)
    {
        using var app = new ChatApplication();

        Assert.Equal(HttpStatusCode.OK, (await app.CreateClient().SendAsync(new(HttpMethod.Head, path))).StatusCode);
    }

    [Fact]
    public async Task The_text_of_a_rejection_names_the_limit()
    {
        using var app = new ChatApplication { Settings = { ["Chat:RequestsPerMinute"] = "1" } };
        (await app.AskAsync("What is a golden set?")).Dispose();

        using var refused = await app.AskAsync("What is a golden set?");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("Questions are limited to 1 a minute", await refused.Content.ReadAsStringAsync());
    }
}
