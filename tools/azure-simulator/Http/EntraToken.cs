using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AzureSimulator.Http;

/// <summary>A token as Microsoft Entra ID issues it, but without a signature: clients read it, and only this server accepts it.</summary>
/// <param name="Principal">The object id of the caller.</param>
public sealed record EntraToken(string Tenant, string Principal, string ClientId, string Audience)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The parts of a JSON web token: header, claims and an empty signature's place.</summary>
    public string Encode(string issuer, DateTimeOffset now)
    {
        var claims = new JsonObject
        {
            ["aud"] = Audience,
            ["iss"] = issuer,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Lifetime).ToUnixTimeSeconds(),
            ["appid"] = ClientId,
            ["appidacr"] = "1",
            ["idp"] = issuer,
            ["idtyp"] = "app",
            ["oid"] = Principal,
            ["sub"] = Principal,
            ["tid"] = Tenant,
            ["ver"] = "1.0",
        };
        return $"{Part("""{"typ":"JWT","alg":"none"}""")}.{Part(claims.ToJsonString())}.{Part("unsigned")}";
    }

    /// <returns>Null if the text is no token of this kind.</returns>
    public static EntraToken? Decode(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1])) as JsonObject;
            return claims is not null && Text("tid") is { } tenant && Text("oid") is { } principal
                ? new EntraToken(tenant, principal, Text("appid") ?? "", Text("aud") ?? "")
                : null;

            string? Text(string name) => claims[name] is JsonValue value && value.TryGetValue<string>(out var read) ? read : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private static string Part(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
