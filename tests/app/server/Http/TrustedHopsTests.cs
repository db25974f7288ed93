using System.Net;
using System.Net.Http.Json;
using App.Tests.History;

namespace App.Tests.Http;

/// <summary>The client address behind no front end, one, and two.</summary>
public sealed class TrustedHopsTests
{
    [Theory]
    [InlineData(0, "198.51.100.1", "198.51.100.2", true)]
    [InlineData(1, "198.51.100.1:4711", "198.51.100.2:4712", false)]
    [InlineData(1, "198.51.100.1:4711", "198.51.100.1:9999", true)]
    [InlineData(2, "198.51.100.1:4711, 192.168.34.5:50001", "198.51.100.2:4712, 192.168.34.5:50002", false)]
    [InlineData(2, "198.51.100.1:4711, 192.168.34.5:50001", "198.51.100.1:4713, 192.168.34.6:50002", true)]
    [InlineData(1, "198.51.100.1:4711, 192.168.34.5:50001", "198.51.100.2:4712, 192.168.34.5:50002", true)]
    [InlineData(2, "203.0.113.1, 198.51.100.1:4711, 192.168.34.5:50001", "203.0.113.2, 198.51.100.1:4711, 192.168.34.5:50001", true)]
    public async Task The_number_of_trusted_hops_decides_on_the_client_address(int hops, string first, string second, bool isOne)
    {
        using var app = new ChatApplication { Settings = { ["Hosting:TrustedHops"] = $"{hops}", ["Chat:RequestsPerMinute"] = "1" } };
        var client = app.CreateClient();

        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, first));
        Assert.Equal(isOne ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK, await AskAsync(client, second));
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat")
        {
            Content = JsonContent.Create(ChatApplication.Question("Where is the canteen?")),
        };
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Headers.Add("X-Forwarded-Proto", "https");
        return (await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)).StatusCode;
    }
}
