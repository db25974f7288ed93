using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AzureSimulator.Http;

/// <summary>
/// The part of Microsoft Entra ID and of managed identities that clients call for a token. Every secret is accepted, and every login is the
/// owner of the subscription.
/// </summary>
internal sealed class LoginEndpoints(SimulatorOptions options)
{
    private const string Arm = "https://management.azure.com/";

    /// <summary>The authority as Azure Stack Hub has it: clients ask no instance discovery for it, which is public Azure's.</summary>
    public const string Federated = "adfs";

    /// <returns>Null if the path is none of these endpoints.</returns>
    public async Task<HttpAnswer?> AnswerAsync(HttpRequest request)
    {
        var path = request.Path.Value!;
        var host = $"{request.Scheme}://{request.Host}";
        if (path.EndsWith("/.well-known/openid-configuration", StringComparison.Ordinal))
        {
            return new HttpAnswer(200, Configuration(host, path.Split('/')[1], path.Contains("/v2.0/", StringComparison.Ordinal)));
        }

        if (path.EndsWith("/discovery/instance", StringComparison.Ordinal))
        {
            return new HttpAnswer(200, Instances(host, request.Host.ToString()));
        }

        if (path is "/metadata/identity/oauth2/token" or "/msi/token")
        {
            return OfManagedIdentity(request, host);
        }

        return request.Method == "POST" && path.EndsWith("/token", StringComparison.Ordinal) && path.Contains("/oauth2/")
            ? OfClient(await request.ReadFormAsync(), host, path)
            : null;
    }

    public string Issue(string host, string audience, string client) =>
        new EntraToken(options.Tenant, options.Owner, client, audience).Encode(Issuer(host), TimeProvider.System.GetUtcNow());

    private HttpAnswer OfClient(IFormCollection form, string host, string path)
    {
        if (form["grant_type"] != "client_credentials")
        {
            return Refusal(
                400,
                "unsupported_grant_type",
                $"AADSTS70003: The app requested an unsupported grant type '{form["grant_type"]}'. Only client_credentials is simulated."
            );
        }

        if (form["client_id"].ToString() is not { Length: > 0 } client)
        {
            return Refusal(400, "invalid_request", "AADSTS900144: The request body must contain the following parameter: 'client_id'.");
        }

        if (form["client_secret"].Count == 0 && form["client_assertion"].Count == 0)
        {
            return Refusal(
                401,
                "invalid_client",
                "AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type."
            );
        }

        var isFirstVersion = form["resource"].Count > 0;
        var audience = isFirstVersion ? form["resource"].ToString() : Audience(form["scope"].ToString());
        return new HttpAnswer(200, Token(host, audience, client, isFirstVersion && !path.StartsWith($"/{Federated}/")));
    }

    private HttpAnswer OfManagedIdentity(HttpRequest request, string host)
    {
        if (request.Headers["Metadata"] != "true" && request.Headers["X-IDENTITY-HEADER"].Count == 0)
        {
            return new HttpAnswer(
                400,
                new JsonObject { ["error"] = "invalid_request", ["error_description"] = "Required metadata header not specified" }
            );
        }

        var client = request.Query["client_id"].ToString() is { Length: > 0 } named ? named : options.Owner;
        var answer = Token(host, request.Query["resource"].ToString() is { Length: > 0 } resource ? resource : Arm, client, true);
        answer["client_id"] = client;
        return new HttpAnswer(200, answer);
    }

    /// <param name="isText">Numbers as text, as the first version of the protocol has them.</param>
    private JsonObject Token(string host, string audience, string client, bool isText)
    {
        var lifetime = (long)EntraToken.Lifetime.TotalSeconds;
        var answer = new JsonObject
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = isText ? lifetime.ToString(CultureInfo.InvariantCulture) : lifetime,
            ["ext_expires_in"] = isText ? lifetime.ToString(CultureInfo.InvariantCulture) : lifetime,
            ["access_token"] = Issue(host, audience, client),
        };
        if (isText)
        {
            var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
            answer["expires_on"] = (now + lifetime).ToString(CultureInfo.InvariantCulture);
            answer["not_before"] = now.ToString(CultureInfo.InvariantCulture);
            answer["resource"] = audience;
        }

        return answer;
    }

    private JsonObject Configuration(string host, string tenant, bool isSecondVersion)
    {
        var isFederated = tenant == Federated;
        var place = isFederated ? $"{host}/{Federated}/oauth2" : $"{host}/{options.Tenant}/oauth2{(isSecondVersion ? "/v2.0" : "")}";
        return new JsonObject
        {
            ["issuer"] = isFederated ? $"{host}/{Federated}" : Issuer(host),
            ["authorization_endpoint"] = $"{place}/authorize",
            ["token_endpoint"] = $"{place}/token",
            ["device_authorization_endpoint"] = $"{place}/devicecode",
            ["jwks_uri"] = $"{host}/common/discovery/keys",
            ["response_types_supported"] = new JsonArray("code", "id_token", "token"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "private_key_jwt", "client_secret_basic"),
            ["scopes_supported"] = new JsonArray("openid"),
            ["tenant_region_scope"] = "EU",
            ["cloud_instance_name"] = new Uri(host).Authority,
        };
    }

    private JsonObject Instances(string host, string name) =>
        new()
        {
            ["tenant_discovery_endpoint"] = $"{host}/{options.Tenant}/v2.0/.well-known/openid-configuration",
            ["api-version"] = "1.1",
            ["metadata"] = new JsonArray(
                new JsonObject
                {
                    ["preferred_network"] = name,
                    ["preferred_cache"] = name,
                    ["aliases"] = new JsonArray(name),
                }
            ),
        };

    private string Issuer(string host) => $"{host}/{options.Tenant}/v2.0";

    private static string Audience(string scope) =>
        scope.Split(' ')[0] is { Length: > 0 } first ? first.Replace("//.default", "/").Replace("/.default", "") : Arm;

    private static HttpAnswer Refusal(int status, string error, string description) =>
        new(status, new JsonObject { ["error"] = error, ["error_description"] = description });
}
