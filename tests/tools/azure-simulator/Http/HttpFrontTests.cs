using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AzureSimulator.Http;

namespace AzureSimulator.Tests.Http;

/// <summary>What HTTP adds to a request and to an answer. Azure itself is replaced by an answer of the test.</summary>
public sealed class HttpFrontTests
{
    [Fact]
    public async Task A_request_arrives_with_method_path_version_query_and_body()
    {
        await using var served = await Served.StartAsync();
        var seen = Answer(served, new ArmResponse(200, new JsonObject()));
        using var request = new HttpRequestMessage(
            HttpMethod.Put,
            $"{served.Group}/providers/Microsoft.Storage/storageAccounts/One?API-version=2024-01-01&$expand=keys"
        )
        {
            Content = JsonContent.Create(new { location = "swedencentral" }),
            Headers = { { "If-Match", "\"1\"" } },
        };

        (await served.Client.SendAsync(request)).EnsureSuccessStatusCode();

        var arrived = Assert.Single(seen);
        Assert.Equal(("PUT", "2024-01-01", "\"1\""), (arrived.Method, arrived.ApiVersion, arrived.IfMatch));
        Assert.Equal($"{served.Group}/providers/Microsoft.Storage/storageAccounts/One", arrived.Path);
        Assert.Equal(("$expand", "keys"), (arrived.Query.Single().Key, arrived.Query.Single().Value));
        Assert.Equal("swedencentral", (string?)arrived.Body?["location"]);
        Assert.Null(arrived.Caller);
    }

    [Fact]
    public async Task Links_to_an_operation_and_to_the_next_page_are_absolute()
    {
        await using var served = await Served.StartAsync(Pace.OfOwner());
        Answer(
            served,
            new ArmResponse(202, new JsonObject { ["value"] = new JsonArray(), ["nextLink"] = "/subscriptions?$skiptoken=1" })
            {
                Operation = "/operations/1?api-version=1",
                Location = "/results/1?api-version=1",
                RetryAfter = TimeSpan.FromSeconds(14.2),
            }
        );

        var answer = await served.Client.GetAsync("/subscriptions?api-version=2022-12-01");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal($"{served.Host}/operations/1?api-version=1", answer.Headers.GetValues("Azure-AsyncOperation").Single());
        Assert.Equal($"{served.Host}/results/1?api-version=1", answer.Headers.Location?.OriginalString);
        Assert.Equal("15", answer.Headers.GetValues("Retry-After").Single());
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal($"{served.Host}/subscriptions?$skiptoken=1", (string?)body["nextLink"]);
    }

    [Fact]
    public async Task Each_answer_has_an_id_and_the_correlation_id_of_its_request()
    {
        await using var served = await Served.StartAsync();
        Answer(served, new ArmResponse(200, new JsonObject()));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/subscriptions?api-version=2022-12-01")
        {
            Headers = { { "x-ms-correlation-request-id", "mine" } },
        };

        var first = await served.Client.SendAsync(request);
        var second = await served.Client.GetAsync("/subscriptions?api-version=2022-12-01");

        Assert.Equal("mine", first.Headers.GetValues("x-ms-correlation-request-id").Single());
        Assert.NotEqual(first.Headers.GetValues("x-ms-request-id").Single(), second.Headers.GetValues("x-ms-request-id").Single());
    }

    [Fact]
    public async Task A_HEAD_request_is_answered_without_a_body()
    {
        await using var served = await Served.StartAsync();
        Answer(served, ArmResponse.Failure(404, "ResourceGroupNotFound", "Resource group 'rg' could not be found."));
        using var request = new HttpRequestMessage(HttpMethod.Head, $"{served.Group}?api-version=2021-04-01");

        var answer = await served.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.NotFound, 0), (answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    public async Task A_body_that_is_no_object_is_refused_before_Azure_sees_it(string body)
    {
        await using var served = await Served.StartAsync();
        var seen = Answer(served, new ArmResponse(200));

        var answer = await served.Client.PutAsync($"{served.Group}?api-version=2021-04-01", new StringContent(body));

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidRequestContent"), (answer.StatusCode, await CodeAsync(answer)));
        Assert.Empty(seen);
    }

    [Theory]
    [InlineData(null, "AuthenticationFailed")]
    [InlineData("Basic dXNlcg==", "AuthenticationFailed")]
    [InlineData("Bearer nonsense", "InvalidAuthenticationToken")]
    [InlineData("Bearer e30.!!.e30", "InvalidAuthenticationToken")]
    [InlineData("Bearer e30.e30.e30", "InvalidAuthenticationToken")]
    public async Task A_request_without_a_good_token_is_refused(string? authorization, string code)
    {
        await using var served = await Served.StartAsync();
        var seen = Answer(served, new ArmResponse(200));
        using var client = new HttpClient(served.Connections());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{served.Host}/subscriptions?api-version=2022-12-01");
        if (authorization is not null)
        {
            request.Headers.Add("Authorization", authorization);
        }

        var answer = await client.SendAsync(request);

        Assert.Equal((HttpStatusCode.Unauthorized, code), (answer.StatusCode, await CodeAsync(answer)));
        Assert.Contains($"authorization_uri=\"{served.Host}/{served.Azure.Options.Tenant}\"", answer.Headers.WwwAuthenticate.ToString());
        Assert.Empty(seen);
    }

    [Fact]
    public async Task A_token_names_its_tenant_and_its_caller()
    {
        await using var served = await Served.StartAsync();
        var seen = Answer(served, new ArmResponse(200, new JsonObject()));

        Assert.Equal("InvalidAuthenticationTokenTenant", await CodeAsync(await SendAsync("another-tenant", "caller")));
        Assert.Empty(seen);
        (await SendAsync(served.Azure.Options.Tenant, "caller")).EnsureSuccessStatusCode();
        Assert.Equal("caller", seen.Single().Caller);

        async Task<HttpResponseMessage> SendAsync(string tenant, string principal)
        {
            var token = new EntraToken(tenant, principal, "app", served.Host).Encode(served.Host, DateTimeOffset.UnixEpoch);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/subscriptions?api-version=2022-12-01");
            request.Headers.Add("Authorization", $"Bearer {token}");
            return await served.Client.SendAsync(request);
        }
    }

    private static List<ArmRequest> Answer(Served served, ArmResponse response)
    {
        var seen = new List<ArmRequest>();
        served.Server.Front.Interceptor = request =>
        {
            seen.Add(request);
            return response;
        };
        return seen;
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())?["error"]?["code"];
}
