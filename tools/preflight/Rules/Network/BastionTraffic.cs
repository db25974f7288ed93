using Preflight.AzureModel;

namespace Preflight.Rules;

/// <summary>The traffic that Bastion's page requires of the security group of its subnet.</summary>
internal static class BastionTraffic
{
    private static readonly string[] Anywhere = ["*", "0.0.0.0/0", "Any"];

    /// <param name="rules">In the order of their priorities.</param>
    /// <returns>What the group shuts out, in words.</returns>
    public static List<string> Lacking(IReadOnlyList<SecurityRule> rules) =>
        [
            .. new[]
            {
                ("HTTPS from GatewayManager", Has(rules, true, 443, "GatewayManager")),
                ("HTTPS to AzureCloud", Has(rules, false, 443, "AzureCloud", "Internet")),
                ("port 22 to VirtualNetwork", Has(rules, false, 22)),
                ("port 3389 to VirtualNetwork", Has(rules, false, 3389)),
                ("HTTPS from AzureLoadBalancer", IsOpen(rules, true, 443, "AzureLoadBalancer")),
                ("port 8080 from its own hosts (VirtualNetwork)", IsOpen(rules, true, 8080, "VirtualNetwork")),
                ("port 5701 from its own hosts (VirtualNetwork)", IsOpen(rules, true, 5701, "VirtualNetwork")),
                ("port 8080 to its own hosts (VirtualNetwork)", IsOpen(rules, false, 8080, "VirtualNetwork")),
                ("port 5701 to its own hosts (VirtualNetwork)", IsOpen(rules, false, 5701, "VirtualNetwork")),
                ("port 80 to Internet", IsOpen(rules, false, 80, "Internet")),
            }
                .Where(wanted => !wanted.Item2)
                .Select(wanted => wanted.Item1),
        ];

    /// <summary>True if a rule of the group allows it; Azure's default rules are not enough.</summary>
    private static bool Has(IReadOnlyList<SecurityRule> rules, bool inbound, int port, params string[] peers) =>
        rules.Any(rule =>
            rule.Allows
            && rule.Inbound == inbound
            && rule.Opens(port)
            && (peers.Length == 0 || IsOf(rule, peers) || Ends(rule).Any(AzureResource.IsHidden))
        );

    /// <summary>True if a rule allows it before another denies it, or none denies it: Azure's default rules allow it.</summary>
    private static bool IsOpen(IReadOnlyList<SecurityRule> rules, bool inbound, int port, string peer) =>
        rules.FirstOrDefault(rule =>
            rule.Inbound == inbound && rule.Opens(port) && (rule.Allows ? IsOf(rule, peer) || HasRange(rule) : IsOf(rule, peer))
        )
            is null
                or { Allows: true };

    /// <summary>A range may be the network or the subnet: of these, the tags say less.</summary>
    private static bool HasRange(SecurityRule rule) =>
        Ends(rule).Any(prefix => AzureResource.IsHidden(prefix) || Addresses.Parse(prefix) is not null);

    /// <summary>A tag may end in a region, as in AzureCloud.WestEurope.</summary>
    private static bool IsOf(SecurityRule rule, params string[] peers) =>
        Ends(rule)
            .Any(prefix =>
                Anywhere.Contains(prefix, StringComparer.OrdinalIgnoreCase)
                || peers.Contains(prefix.Split('.')[0], StringComparer.OrdinalIgnoreCase)
            );

    private static IEnumerable<string> Ends(SecurityRule rule) => rule.Inbound ? rule.Sources : rule.Destinations;
}
