using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using App.Identity;
using Microsoft.AspNetCore.Http;

namespace App.Tests.Identity;

public sealed class CallerTests
{
    [Fact]
    public void A_caller_is_identified_by_tenant_object_id_and_groups()
    {
        var caller = Read(
            ("tid", "t1"),
            ("http://schemas.microsoft.com/identity/claims/objectidentifier", "o1"),
            ("groups", "g1"),
            ("groups", "g2"),
            ("name", "Ann")
        );

        Assert.Equal(("t1/o1", true), (caller!.Id, caller.IsSignedIn));
        Assert.Equal(["everyone", "g1", "g2"], caller.Reads);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64")]
    [InlineData("bm8ganNvbg==")]
    [InlineData("e30=")]
    [InlineData("W10=")]
    [InlineData("eyJjbGFpbXMiOlsxXX0=")]
    public void A_header_without_a_user_is_anonymous(string header) =>
        Assert.Null(PlatformPrincipal.Read(new HeaderDictionary { ["X-MS-CLIENT-PRINCIPAL"] = header }));

    [Fact]
    public void Duplicate_identity_headers_are_anonymous()
    {
        var header = Header(("oid", "o1"));
        Assert.Null(PlatformPrincipal.Read(new HeaderDictionary { ["X-MS-CLIENT-PRINCIPAL"] = new([header, header]) }));
    }

    [Fact]
    public void A_document_without_groups_is_readable_by_no_caller()
    {
        var caller = Read(("oid", "o1"), ("groups", "g1"))!;

        Assert.False(caller.MayRead([]));
        Assert.True(caller.MayRead(["G1"]));
        Assert.False(caller.MayRead(["g2"]));
        Assert.True(Caller.At("::1").MayRead(["everyone"]));
        Assert.False(Caller.At("::1").MayRead(["g1"]));
    }

    [Theory]
    [InlineData("AppService", "true", true, HttpStatusCode.OK)]
    [InlineData("AppService", "true", false, HttpStatusCode.Unauthorized)]
    [InlineData("AppService", null, true, HttpStatusCode.Unauthorized)]
    [InlineData("None", null, true, HttpStatusCode.OK)]
    [InlineData("None", null, false, HttpStatusCode.OK)]
    public async Task With_required_sign_in_only_identities_from_App_Service_are_accepted(
        string signIn,
        string? vouched,
        bool named,
        HttpStatusCode expected
    )
    {
        using var app = new ChatApplication { Settings = { ["Identity:SignIn"] = signIn } };
        if (vouched is not null)
            app.Settings["WEBSITE_AUTH_ENABLED"] = vouched;
        var client = app.CreateClient();
        if (named)
            client.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", Header(("oid", "o1")));

        var response = await client.PostAsJsonAsync("/api/chat", ChatApplication.Question("What is RAG?"));

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz")).StatusCode);
    }

    private static Caller? Read(params (string Type, string Value)[] claims) =>
        PlatformPrincipal.Read(new HeaderDictionary { ["X-MS-CLIENT-PRINCIPAL"] = Header(claims) });

    private static string Header(params (string Type, string Value)[] claims)
    {
        var principal = new { auth_typ = "aad", claims = claims.Select(claim => new { typ = claim.Type, val = claim.Value }) };
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(principal)));
    }
}
