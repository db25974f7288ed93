using System.Net;
using System.Text.Json.Nodes;

namespace AzureSimulator.Tests.Http;

public sealed class BlobRouteTests
{
    [Fact]
    public async Task A_request_for_a_blob_host_reaches_its_account()
    {
        await using var served = await Served.StartAsync();

        var missing = await SendAsync("nowhere.blob.core.windows.net");
        var manager = await SendAsync("management.azure.com");

        Assert.Equal(HttpStatusCode.BadGateway, missing.StatusCode);
        Assert.Equal("MissingApiVersionParameter", (string?)JsonNode.Parse(await manager.Content.ReadAsStringAsync())!["error"]!["code"]);

        async Task<HttpResponseMessage> SendAsync(string host)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/packages/app.zip")
            {
                Headers = { { "x-ms-original-host", host } },
            };
            return await served.Client.SendAsync(request);
        }
    }
}
