namespace Preflight.Rules;

/// <summary>The parts of an OpenID issuer, as in https://login.microsoftonline.com/TENANT/v2.0.</summary>
/// <param name="IsOfEntra">False for External ID, B2C and other providers, whose addresses differ.</param>
internal sealed record SignInIssuer(string Host, string Tenant, bool HasVersion2, bool IsOfEntra)
{
    private static readonly string[] Entra =
    [
        "login.microsoftonline.com",
        "login.microsoftonline.us",
        "login.partner.microsoftonline.cn",
        "sts.windows.net",
        "login.windows.net",
    ];

    public bool IsForAllTenants => IsOfEntra && Tenant is "common" or "organizations" or "consumers";

    /// <returns>Null if it is no issuer that tokens can have.</returns>
    public static SignInIssuer? Of(string issuer)
    {
        if (
            !Uri.TryCreate(issuer, UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttps
            || issuer.Contains(".well-known", StringComparison.Ordinal)
        )
        {
            return null;
        }

        var path = uri.AbsolutePath.Trim('/').Split('/');
        var isOfEntra = Array.Exists(Entra, host => host.Equals(uri.Host, StringComparison.OrdinalIgnoreCase));
        return isOfEntra && path is not ([{ Length: > 0 }] or [_, "v2.0"]) || isOfEntra && path[0] is "v2.0" or ""
            ? null
            : new(uri.Host, path[0], path is [.., "v2.0"], isOfEntra);
    }
}
