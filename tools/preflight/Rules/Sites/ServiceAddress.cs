using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ServiceAddress()
    : Rule(
        new()
        {
            Id = "service-address",
            Title = "App settings have the address of the service that their name says",
            Why = "A table client that calls the blob service gets an error for each request, and a privatelink name has no certificate.",
            Fix = "Set the public name of the service that the setting is for. DNS answers it with the private address.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/storage/common/storage-account-overview",
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: TableEndpoint, value: https://threads.table.core.windows.net }
            """,
        }
    )
{
    private static readonly (string Suffix, string Kind)[] Hosts =
    [
        (".blob.core.windows.net", "blob storage"),
        (".dfs.core.windows.net", "blob storage"),
        (".table.core.windows.net", "table storage"),
        (".queue.core.windows.net", "queue storage"),
        (".file.core.windows.net", "file storage"),
        (".vault.azure.net", "Key Vault"),
        (".search.windows.net", "AI Search"),
        (".openai.azure.com", "AI services"),
        (".cognitiveservices.azure.com", "AI services"),
        (".services.ai.azure.com", "AI services"),
        (".documents.azure.com", "Cosmos DB"),
        (".servicebus.windows.net", "Service Bus"),
    ];

    /// <summary>A word in a name → the kind of service; a name with several words can mean any of them.</summary>
    private static readonly (string Word, string Kind)[] Words =
    [
        ("BLOB", "blob storage"),
        ("CONTAINERUR", "blob storage"),
        ("CONTAINERADDRESS", "blob storage"),
        ("TABLE", "table storage"),
        ("TABLE", "Cosmos DB"),
        ("QUEUE", "queue storage"),
        ("QUEUE", "Service Bus"),
        ("VAULT", "Key Vault"),
        ("SECRET", "Key Vault"),
        ("KEYUR", "Key Vault"),
        ("ENCRYPTION", "Key Vault"),
        ("SEARCH", "AI Search"),
        ("OPENAI", "AI services"),
        ("AZUREAI", "AI services"),
        ("COSMOS", "Cosmos DB"),
    ];

    private const string PrivateLink = ".privatelink.";

    protected override IEnumerable<Problem> Judge(AzurePlan plan) => [.. Other(plan), .. Private(plan), .. Clouds(plan)];

    /// <summary>A private name is an alias in DNS only: certificates and services know the public name.</summary>
    private static IEnumerable<Problem> Private(AzurePlan plan) =>
        from settings in plan.Settings
        from setting in settings.All
        where setting.Value?.Contains(PrivateLink, StringComparison.OrdinalIgnoreCase) == true
        select settings.Site.Problem(
            $"{setting.Name} calls {HostIn(setting.Value!)}, a privatelink name, for which no certificate is valid; use "
                + HostIn(setting.Value!).Replace(PrivateLink, ".", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The private name in an address or a connection string.</summary>
    private static string HostIn(string value)
    {
        var at = value.IndexOf(PrivateLink, StringComparison.OrdinalIgnoreCase);
        var (start, end) = (at, at + PrivateLink.Length);
        while (start > 0 && IsOfName(value[start - 1]))
        {
            start--;
        }

        while (end < value.Length && IsOfName(value[end]))
        {
            end++;
        }

        return value[start..end];
    }

    private static bool IsOfName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.';

    /// <summary>Of the clouds of governments and of China.</summary>
    private static readonly string[] OtherClouds =
    [
        ".usgovcloudapi.net",
        ".azure.us",
        ".windows.us",
        ".azurewebsites.us",
        ".microsoftonline.us",
        ".azure.cn",
        ".chinacloudapi.cn",
        ".partner.microsoftonline.cn",
    ];

    private static readonly string[] OtherRegions = ["usgov", "usdod", "china"];

    private static IEnumerable<Problem> Clouds(AzurePlan plan) =>
        from settings in plan.Settings
        where
            settings.Site.Text("location") is { } location
            && !AzureResource.IsHidden(location)
            && !OtherRegions.Any(region => RegionCatalogue.Plain(location).StartsWith(region, StringComparison.OrdinalIgnoreCase))
        from setting in settings.All
        where Uri.IsWellFormedUriString(setting.Value, UriKind.Absolute)
        let host = new Uri(setting.Value!).Host
        let suffix = Array.Find(OtherClouds, each => host.EndsWith(each, StringComparison.OrdinalIgnoreCase))
        where suffix is not null
        select settings.Site.Problem($"{setting.Name} is {host}, a host of another cloud than the site's ({suffix}); use the public one");

    private static IEnumerable<Problem> Other(AzurePlan plan) =>
        from settings in plan.Settings
        from setting in settings.All
        where Uri.IsWellFormedUriString(setting.Value, UriKind.Absolute)
        let host = new Uri(setting.Value!).Host
        let kind = Hosts.FirstOrDefault(each => host.EndsWith(each.Suffix, StringComparison.OrdinalIgnoreCase)).Kind
        where kind is not null
        let wanted = Kinds(setting.Name)
        where wanted.Count > 0 && !wanted.Contains(kind)
        select settings.Site.Problem($"{setting.Name} is an address of {kind} ({host}); set one of {string.Join(" or ", wanted)}");

    private static List<string> Kinds(string name)
    {
        var letters = name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
        return [.. Words.Where(each => letters.Contains(each.Word, StringComparison.Ordinal)).Select(each => each.Kind).Distinct()];
    }
}
