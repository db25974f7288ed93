using System.Net;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using AzureSimulator.Http;

namespace AzureSimulator.Tests.Http;

/// <summary>Metadata and tokens, asked for as clients ask: by hand, and by Microsoft's identity library.</summary>
public sealed class LoginTests
{
    [Theory]
    [InlineData("2015-01-01", "Stack")]
    [InlineData("2019-05-01", "list")]
    [InlineData("2022-09-01", "cloud")]
    public async Task Metadata_have_the_shape_of_the_version_asked_for(string version, string shape)
    {
        await using var served = await Served.StartAsync();

        var answer = await JsonAsync(await served.Client.GetAsync($"/metadata/endpoints?api-version={version}"));

        var cloud = answer is JsonArray list ? list.Single()! : answer;
        Assert.Equal(shape == "list", answer is JsonArray);
        Assert.Equal(shape == "Stack" ? null : $"{served.Host}/", (string?)cloud["resourceManager"]);
        Assert.Equal(shape == "Stack" ? null : "core.windows.net", (string?)cloud["suffixes"]?["storage"]);
        Assert.StartsWith(served.Host, (string?)cloud["authentication"]!["loginEndpoint"]);
        Assert.Equal($"{served.Host}/", (string?)cloud["authentication"]!["audiences"]![0]);
    }

    [Theory]
    [InlineData("{0}/v2.0/.well-known/openid-configuration", "{0}/oauth2/v2.0/token")]
    [InlineData("{0}/.well-known/openid-configuration", "{0}/oauth2/token")]
    [InlineData("common/v2.0/.well-known/openid-configuration", "{0}/oauth2/v2.0/token")]
    [InlineData("adfs/.well-known/openid-configuration", "adfs/oauth2/token")]
    public async Task The_configuration_of_an_authority_leads_to_its_tokens(string authority, string tokens)
    {
        await using var served = await Served.StartAsync();
        var tenant = served.Azure.Options.Tenant;

        var configuration = await JsonAsync(await served.Client.GetAsync(string.Format(authority, tenant)));

        Assert.Equal($"{served.Host}/{string.Format(tokens, tenant)}", (string?)configuration["token_endpoint"]);
        var token = await JsonAsync(
            await AskAsync(served, (string)configuration["token_endpoint"]!, Client("scope", "https://a/.default"))
        );
        var read = EntraToken.Decode((string)token["access_token"]!)!;
        Assert.Equal((tenant, served.Azure.Options.Owner, "app", "https://a"), (read.Tenant, read.Principal, read.ClientId, read.Audience));
    }

    [Fact]
    public async Task The_first_version_of_the_protocol_has_numbers_as_text()
    {
        await using var served = await Served.StartAsync();

        var first = await JsonAsync(
            await AskAsync(served, $"/{served.Azure.Options.Tenant}/oauth2/token", Client("resource", "https://a/"))
        );

        Assert.Equal(("3600", "https://a/"), ((string?)first["expires_in"], (string?)first["resource"]));
        Assert.Equal("https://a/", EntraToken.Decode((string)first["access_token"]!)!.Audience);
    }

    [Theory]
    [InlineData("grant_type=authorization_code&client_id=app", 400, "unsupported_grant_type")]
    [InlineData("grant_type=client_credentials", 400, "invalid_request")]
    [InlineData("grant_type=client_credentials&client_id=app", 401, "invalid_client")]
    public async Task A_login_without_what_it_needs_is_refused(string form, int status, string error)
    {
        await using var served = await Served.StartAsync();

        var answer = await AskAsync(served, "/tenant/oauth2/v2.0/token", form);

        Assert.Equal((status, error), ((int)answer.StatusCode, (string?)(await JsonAsync(answer))["error"]));
    }

    [Theory]
    [InlineData("/metadata/identity/oauth2/token", "Metadata", "true")]
    [InlineData("/msi/token", "X-IDENTITY-HEADER", "secret")]
    public async Task A_managed_identity_gets_a_token_with_its_header_alone(string path, string header, string value)
    {
        await using var served = await Served.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?resource=https://vault.azure.net")
        {
            Headers = { { header, value } },
        };

        var token = await JsonAsync(await served.Client.SendAsync(request));
        var without = await served.Client.GetAsync($"{path}?resource=https://vault.azure.net");

        Assert.Equal("https://vault.azure.net", EntraToken.Decode((string)token["access_token"]!)!.Audience);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
    }

    [Fact]
    public async Task The_identity_library_of_dotnet_accepts_authority_and_token()
    {
        await using var served = await Served.StartAsync();
        using var connections = new HttpClient(served.Connections());
        var credential = new ClientSecretCredential(
            served.Azure.Options.Tenant,
            "11111111-0000-4000-8000-000000000000",
            "any",
            new ClientSecretCredentialOptions
            {
                AuthorityHost = served.Server.Address,
                DisableInstanceDiscovery = true,
                Transport = new HttpClientTransport(connections),
            }
        );

        var token = await credential.GetTokenAsync(new TokenRequestContext([$"{served.Host}/.default"]), default);

        Assert.Equal(served.Host, EntraToken.Decode(token.Token)!.Audience);
    }

    private static string Client(string name, string value) =>
        $"grant_type=client_credentials&client_id=app&client_secret=any&{name}={Uri.EscapeDataString(value)}";

    private static Task<HttpResponseMessage> AskAsync(Served served, string path, string form) =>
        served.Client.PostAsync(
            path,
            new StringContent(form, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-www-form-urlencoded"))
        );

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
}
