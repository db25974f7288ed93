using System.Text;
using System.Text.Json;
using Azure.Core;

namespace App.Tests.Storage;

/// <summary>Tokens as Entra ID shapes them: Azurite reads issuer, audience and times, and not the signature.</summary>
internal sealed class AzuriteCredential : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.UtcNow;
        var claims = new
        {
            aud = requestContext.Scopes.Single().Replace("/.default", ""),
            iss = "https://sts.windows.net/00000000-0000-0000-0000-000000000000/",
            iat = now.ToUnixTimeSeconds(),
            nbf = now.AddMinutes(-5).ToUnixTimeSeconds(),
            exp = now.AddHours(1).ToUnixTimeSeconds(),
        };
        return new($"{Part(new { alg = "none", typ = "JWT" })}.{Part(claims)}.c2lnbmF0dXJl", now.AddHours(1));
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));

    private static string Part(object value) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
