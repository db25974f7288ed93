using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AzureSimulator.Http;

/// <summary>The token of a request: who calls, or why Azure refuses the call.</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";

    /// <param name="principal">The object id of the caller; empty if the call is refused.</param>
    /// <returns>Null if the token is good.</returns>
    public static HttpAnswer? Refuse(HttpRequest request, string host, string tenant, out string principal)
    {
        principal = "";
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return Refusal("AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.");
        }

        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Refusal("AuthenticationFailed", "Authentication failed. The 'Authorization' header is provided in an invalid format.");
        }

        if (EntraToken.Decode(header[Scheme.Length..].Trim()) is not { } token)
        {
            return Refusal("InvalidAuthenticationToken", "The access token is invalid.");
        }

        if (!token.Tenant.Equals(tenant, StringComparison.OrdinalIgnoreCase))
        {
            return Refusal(
                "InvalidAuthenticationTokenTenant",
                $"The access token is from the wrong issuer. It must match the tenant '{tenant}' associated with this subscription."
            );
        }

        principal = token.Principal;
        return null;

        HttpAnswer Refusal(string code, string message) =>
            new(
                401,
                new JsonObject
                {
                    ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
                }
            )
            {
                Headers = new()
                {
                    ["WWW-Authenticate"] =
                        $"Bearer authorization_uri=\"{host}/{tenant}\", error=\"invalid_token\", error_description=\"{message}\"",
                },
            };
    }
}
