using System.Globalization;
using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AddressLists()
    : EveryResourceRule(
        new()
        {
            Id = "address-list",
            Title = "Address lists contain the addresses of known clients",
            Why =
                "A list with 0.0.0.0/0, or with both halves of it, closes nothing. Azure rejects private ranges in the lists of most "
                + "services, because it never sees them as the source of a request.",
            Fix = "List the public addresses or ranges of the clients, and remove the others.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/storage/common/storage-network-security-limitations",
            Requirements = ["NET-15"],
            Types = ["*"],
            Example = """
            vault:
              type: azure-native:keyvault:Vault
              properties:
                properties:
                  networkAcls:
                    defaultAction: Deny
                    ipRules:
                      - value: 203.0.113.10
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  ipSecurityRestrictions:
                    - { name: office, action: Allow, ipAddress: 198.51.100.0/24, priority: 100 }
            """,
        }
    )
{
    private static readonly string[] Lists =
    [
        "networkRuleSet.ipRules",
        "networkAcls.ipRules",
        "properties.networkAcls.ipRules",
        "properties.networkRuleSet.ipRules",
        "ipRules",
        "siteConfig.ipSecurityRestrictions",
        "siteConfig.scmIpSecurityRestrictions",
        "configuration.ingress.ipSecurityRestrictions",
        "properties.configuration.ingress.ipSecurityRestrictions",
    ];

    private static readonly string[] Names = ["value", "iPAddressOrRange", "ipAddressOrRange", "ipMask", "ipAddressRange", "ipAddress"];

    /// <summary>Services that never see a private address as the source of a request.</summary>
    private static readonly HashSet<string> PublicOnly =
    [
        "storage:StorageAccount",
        "keyvault:Vault",
        "cognitiveservices:Account",
        "search:Service",
        "containerregistry:Registry",
        "cosmosdb:DatabaseAccount",
        "documentdb:DatabaseAccount",
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var list in Lists)
        {
            foreach (var problem in OfList(resource, list, [.. resource.List(list)]))
            {
                yield return problem;
            }
        }

        if (resource.Token.EndsWith("FirewallRule", StringComparison.Ordinal) && Span(resource) is { } wide)
        {
            yield return wide;
        }
    }

    private static IEnumerable<Problem> OfList(AzureResource resource, string list, IReadOnlyList<JsonNode> rules)
    {
        foreach (var rule in rules.Where(rule => !IsDeny(rule)))
        {
            var range = Names.Select(name => rule.Text(name)).FirstOrDefault(value => value is not null);
            if (range is null || AzureResource.IsHidden(range))
            {
                continue;
            }

            if (rule.Text("tag") == "ServiceTag")
            {
                if (WhyWideTag(range, rule) is { } why)
                {
                    yield return resource.Problem($"{list} allows the service tag {range}: {why}");
                }
            }
            else if (IsEveryone(resource, range))
            {
                yield return resource.Problem(
                    $"{list} contains {range}, "
                        + (range == "0.0.0.0" ? "which admits every Azure customer; " : "a large part of the internet; ")
                        + "list the addresses of your clients"
                );
            }
            else if (Refused(resource, range) is { } refused)
            {
                yield return resource.Problem($"{list} contains {range}, {refused}");
            }
        }

        if (Shadowing(rules) is var (deny, allow))
        {
            yield return resource.Problem(
                $"{list}: the deny rule {deny} of every address has a lower priority number than {allow}, which then admits nothing; "
                    + "give the deny rule the highest number"
            );
        }
    }

    private static bool IsDeny(JsonNode rule) => string.Equals(rule.Text("action"), "Deny", StringComparison.OrdinalIgnoreCase);

    private static bool IsEveryone(AzureResource resource, string range) =>
        Addresses.IsWide(range) || range == "0.0.0.0" && PublicOnly.Contains(resource.Token);

    private static string? WhyWideTag(string tag, JsonNode rule) =>
        tag is "Internet" || tag.StartsWith("AzureCloud", StringComparison.Ordinal)
            ? "every Azure customer can send from it; name the service that calls, or its addresses"
        : tag == "AzureFrontDoor.Backend" && !rule.Texts("headers.x-azure-fdid").Concat(rule.Texts("headers.X-Azure-FDID")).Any()
            ? "every Front Door profile sends from it; add your profile's identifier in headers.x-azure-fdid"
        : null;

    private static string? Refused(AzureResource resource, string range) =>
        !PublicOnly.Contains(resource.Token) ? null
        : Addresses.Parse(range) is not { } parsed ? "which is no address and no range; Azure rejects it"
        : parsed.IsPrivate()
            ? "a private range (RFC 1918), which Azure rejects in this list; use a private endpoint or a virtual network rule instead"
        : resource.Token == "storage:StorageAccount" && range.Contains('/', StringComparison.Ordinal) && parsed.PrefixLength is 31 or 32
            ? $"and Azure Storage rejects the prefixes /31 and /32 (here /{parsed.PrefixLength}); write each address without a prefix"
        : null;

    private static (string Deny, string Allow)? Shadowing(IReadOnlyList<JsonNode> rules)
    {
        var deny = rules.FirstOrDefault(rule => IsDeny(rule) && Names.Any(name => rule.Text(name) is "Any" or "*" or "0.0.0.0/0"));
        var allow = deny is null ? null : rules.FirstOrDefault(rule => !IsDeny(rule) && Priority(rule) > Priority(deny));
        return allow is null ? null : (deny.Text("name") ?? "", allow.Text("name") ?? "");
    }

    private static long Priority(JsonNode rule) =>
        long.TryParse(rule.Text("priority"), CultureInfo.InvariantCulture, out var priority) ? priority : 0;

    /// <summary>A database's rule from a first to a last address.</summary>
    private static Problem? Span(AzureResource resource)
    {
        var first = resource.Text("startIpAddress") ?? resource.Text("startIP") ?? resource.Text("properties.startIpAddress");
        var last = resource.Text("endIpAddress") ?? resource.Text("endIP") ?? resource.Text("properties.endIpAddress");
        if (Addresses.Number(first) is not { } from || Addresses.Number(last) is not { } to)
        {
            return null;
        }

        const long Many = 1L << 16;
        return (from, to) == (0, 0)
                ? resource.Problem(
                    "0.0.0.0 to 0.0.0.0 admits the resources of every Azure customer; use a private endpoint or list the addresses"
                )
            : to < from ? resource.Problem($"{first} to {last} ends before it begins, and Azure rejects it; exchange the addresses")
            : to - from >= Many
                ? resource.Problem($"{first} to {last} admits {to - from + 1:N0} addresses; list the addresses of your clients")
            : null;
    }
}
