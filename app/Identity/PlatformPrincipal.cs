using System.Text.Json;

namespace App.Identity;

/// <summary>The user that App Service authentication names in a header: base64 of JSON with a list of claims.</summary>
internal static class PlatformPrincipal
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private static readonly string[] ObjectId = ["http://schemas.microsoft.com/identity/claims/objectidentifier", "oid"];
    private static readonly string[] TenantId = ["http://schemas.microsoft.com/identity/claims/tenantid", "tid"];

    /// <summary>Null if the header is missing or malformed.</summary>
    public static Caller? Read(IHeaderDictionary headers)
    {
        if (headers[Header] is not [{ } header] || Claims(header) is not { } claims)
            return null;
        if (claims.FirstOrDefault(claim => ObjectId.Contains(claim.Type)).Value is not { Length: > 0 } user)
            return null;

        // A token of a user with very many groups names none; such a user sees only documents for everyone.
        var tenant = claims.FirstOrDefault(claim => TenantId.Contains(claim.Type)).Value ?? "";
        return new Caller(
            $"{tenant}/{user}",
            IsSignedIn: true,
            [.. claims.Where(claim => claim.Type == "groups").Select(claim => claim.Value)]
        )
        {
            Name = claims.FirstOrDefault(claim => claim.Type == "name").Value,
        };
    }

    private static List<(string Type, string Value)>? Claims(string header)
    {
        try
        {
            using var principal = JsonDocument.Parse(Convert.FromBase64String(header));
            return
            [
                .. principal
                    .RootElement.GetProperty("claims")
                    .EnumerateArray()
                    .Select(claim => (claim.GetProperty("typ").GetString() ?? "", claim.GetProperty("val").GetString() ?? "")),
            ];
        }
        catch (Exception malformed)
            when (malformed is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
