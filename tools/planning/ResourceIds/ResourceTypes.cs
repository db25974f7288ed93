using System.Collections.Concurrent;
using AzureDefinitions.Ids;

namespace Planning.ResourceIds;

/// <summary>
/// The ARM path and API version of each resource type of azure-native, from resource-types.txt. Tokens of version 2 of the package are
/// understood too: its modules of one API version, as in "azure-native:network/v20230901:VirtualNetwork", and the modules that version 3
/// renamed. Safe for threads.
/// </summary>
public static class ResourceTypes
{
    private const string Provider = "azure-native:";
    private const string LocalPackage = "azure-native_";
    private static readonly SortedLines Lines = new("resource-types.txt");
    private static readonly ConcurrentDictionary<string, string> Shortened = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, ResourceTypeRow?> Found = new(StringComparer.Ordinal);

    /// <summary>The tokens of the present version of the package whose path is known.</summary>
    public static IEnumerable<string> Tokens =>
        Lines.All().Select(ResourceTypeRow.Of).Where(row => row is { Path: not null, Present: null }).Select(row => Provider + row.Token);

    /// <summary>Without provider and API version, by its present name: search:Service. Types of other providers as they are.</summary>
    public static string Short(string token) =>
        token.StartsWith(Provider, StringComparison.Ordinal) ? Shortened.GetOrAdd(token, Present) : token;

    private static string Present(string token)
    {
        var plain = Split(token).Token;
        return Row(plain)?.Present ?? plain;
    }

    /// <summary>
    /// A type of a local package of one API version (`pulumi package add azure-native keyvault 2026-02-01`), written as version 2 wrote it:
    /// azure-native_keyvault_v20260201:keyvault:Vault is azure-native:keyvault/v20260201:Vault. Other tokens as they are.
    /// </summary>
    public static string Registered(string token) =>
        token.StartsWith(LocalPackage, StringComparison.Ordinal)
        && token.Split(':') is [var package, var module, var type]
        && package.LastIndexOf('_') is var version
        && version > LocalPackage.Length
            ? $"{Provider}{module}/{package[(version + 1)..]}:{type}"
            : token;

    /// <summary>True if a version of the package has the type.</summary>
    public static bool IsKnown(string token) => Row(Split(token).Token) is not null;

    /// <summary>
    /// True for a type of the package that is no resource of Azure's management API: the provider writes it to the data of a service, or
    /// as a part of another resource, such as storage:Blob and keyvault:AccessPolicy.
    /// </summary>
    public static bool HasNoRequest(string token) =>
        token.StartsWith(Provider, StringComparison.Ordinal) && Row(Short(token)) is { Path: null, ApiVersion: "-" };

    /// <summary>True if the token's module is that of one API version.</summary>
    public static bool NamesVersion(string token) => Split(token).ApiVersion is not null;

    /// <param name="token">As in a registration: "azure-native:search:Service".</param>
    /// <returns>Null if the type or its path is not known.</returns>
    public static string? Path(string token) => token.StartsWith(Provider, StringComparison.Ordinal) ? Row(Short(token))?.Path : null;

    /// <summary>The version that the SDK's package sends: that of the module, or the package's default.</summary>
    /// <param name="package">The version of the package; the present one if null.</param>
    public static string? ApiVersion(string token, string? package = null)
    {
        var (plain, version) = Split(token);
        var row = Row(plain);
        return version is not null ? version
            : package?.StartsWith("2.", StringComparison.Ordinal) == true ? row?.EarlierVersion ?? row?.ApiVersion
            : row?.ApiVersion;
    }

    /// <summary>The ARM type in a path: "Microsoft.Search/searchServices".</summary>
    public static string ArmType(string path)
    {
        var scoped = ScopedId.Of(path);
        if (scoped is null && path.StartsWith("/subscriptions/", StringComparison.Ordinal))
        {
            return "Microsoft.Resources/resourceGroups";
        }

        var segments = (scoped?.Path ?? path).Split('/');
        return string.Join('/', segments.Where((_, index) => index == 0 || index % 2 == 1));
    }

    /// <returns>The token without provider and API version, and the API version: 2023-09-01 for v20230901.</returns>
    private static (string Token, string? ApiVersion) Split(string token)
    {
        var plain = token.StartsWith(Provider, StringComparison.Ordinal) ? token[Provider.Length..] : token;
        var slash = plain.IndexOf("/v", StringComparison.Ordinal);
        var colon = plain.IndexOf(':', StringComparison.Ordinal);
        if (slash < 0 || colon < slash + 10 || plain.AsSpan(slash + 2, 8).ContainsAnyExceptInRange('0', '9'))
        {
            return (plain, null);
        }

        var (date, stage) = (plain[(slash + 2)..(slash + 10)], plain[(slash + 10)..colon]);
        return (plain[..slash] + plain[colon..], $"{date[..4]}-{date[4..6]}-{date[6..]}{(stage.Length == 0 ? "" : "-")}{stage}");
    }

    private static ResourceTypeRow? Row(string token) =>
        Found.GetOrAdd(token, static wanted => Lines.Find(wanted) is { } line ? ResourceTypeRow.Of(line) : null);
}
