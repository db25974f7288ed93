using System.Net;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class NameServers()
    : Rule(
        new()
        {
            Id = "name-servers",
            Title = "The DNS servers of a network resolve private names",
            Why =
                "With public servers every service resolves to its public address, where access is disabled. A firewall answers only if "
                + "it is a DNS proxy. A server in another network resolves the zones that are linked there. Security rules apply to it.",
            Fix = "Remove dhcpOptions.dnsServers, or name servers that ask 168.63.129.16 in a network with links to the zones.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration",
            Requirements = ["NET-03"],
            Types =
            [
                "network:VirtualNetwork",
                "network:FirewallPolicy",
                "network:Subnet",
                "network:NetworkSecurityGroup",
                "privatedns:PrivateZone",
            ],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                dhcpOptions: { dnsServers: [10.10.0.4] }
            policy:
              type: azure-native:network:FirewallPolicy
              properties:
                dnsSettings: { enableProxy: true }
            """,
        }
    )
{
    private const string Azure = "168.63.129.16";

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var usesPrivateNames = plan.Of("network:PrivateEndpoint", "privatedns:PrivateZone", "network:PrivateZone").Any();
        var firewalls = plan.Network.FirewallAddresses;
        foreach (var network in plan.Of("network:VirtualNetwork"))
        {
            foreach (var server in network.Texts("dhcpOptions.dnsServers"))
            {
                if (IsPublic(server))
                {
                    var message =
                        $"dhcpOptions.dnsServers contains {server}, a public server, which does not resolve private names; remove it";
                    yield return usesPrivateNames ? network.Problem(message) : network.Warning(message);
                }
                else if (firewalls.Contains(server) && WhyNoProxy(plan) is { } why)
                {
                    yield return network.Problem($"dhcpOptions.dnsServers contains {server}, the firewall, which is no DNS proxy: {why}");
                }
                else if (Addresses.Parse(server) is { } address && !Topology.Space(network).Any(range => range.Holds(address)))
                {
                    foreach (var problem in OfForeign(plan, network, server, address))
                    {
                        yield return problem;
                    }
                }
            }
        }

        foreach (var policy in plan.Of("network:FirewallPolicy"))
        {
            foreach (var server in policy.Texts("dnsSettings.servers").Where(server => usesPrivateNames && IsPublic(server)))
            {
                yield return policy.Problem(
                    $"dnsSettings.servers contains {server}, a public server, which does not resolve private names; "
                        + $"remove it, so that {Azure} is asked"
                );
            }
        }
    }

    /// <summary>Another program may link the zones to the server's network, so that is a question and no error.</summary>
    private static IEnumerable<Problem> OfForeign(AzurePlan plan, AzureResource network, string server, IPNetwork address)
    {
        foreach (var subnet in plan.Network.Subnets.Where(subnet => subnet.Network == network && Asks(plan, subnet)))
        {
            if (server != Azure && Reachability.WhyNotAsked(plan, subnet, address) is { } why)
            {
                yield return network.Warning($"dhcpOptions.dnsServers contains {server}, and {why}");
            }
        }

        var unseen = plan.Of("privatedns:PrivateZone", "network:PrivateZone")
            .Where(zone => plan.Network.IsLinked(zone.Id, network) && plan.Network.NetworksOf(zone).Count() == 1)
            .Select(zone => zone.AzureName)
            .ToList();
        if (server != Azure && unseen.Count > 0 && !plan.Of("dnsresolver:InboundEndpoint").Any())
        {
            yield return network.Warning(
                $"dhcpOptions.dnsServers contains {server}, in another network, and {string.Join(", ", unseen)} "
                    + $"{(unseen.Count == 1 ? "is" : "are")} linked to {network.Name} alone; use zones that are linked to the server's "
                    + "network"
            );
        }
    }

    /// <summary>True if what is in the subnet resolves names: machines and services, not private endpoints.</summary>
    private static bool Asks(AzurePlan plan, Subnet subnet) =>
        subnet.Delegations.Any(service => service != "Microsoft.Network/dnsResolvers")
        || plan.Of("network:NetworkInterface")
            .SelectMany(card => card.List("ipConfigurations"))
            .Any(config => string.Equals(config.Text("subnet.id"), subnet.Id, StringComparison.OrdinalIgnoreCase));

    private static bool IsPublic(string server) => server != Azure && Addresses.Parse(server) is { } address && !address.IsPrivate();

    private static string? WhyNoProxy(AzurePlan plan)
    {
        var policies = plan.Of("network:AzureFirewall").Select(firewall => plan.Find(firewall.Text("firewallPolicy.id"))).ToList();
        return policies.Find(policy => policy is not null && !policy.Is("dnsSettings.enableProxy", "true")) is { } policy
            ? $"set dnsSettings.enableProxy of {policy.Name} to true"
            : null;
    }
}
