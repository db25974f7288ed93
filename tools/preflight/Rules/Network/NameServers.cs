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
                + "it is a DNS proxy.",
            Fix = "Remove dhcpOptions.dnsServers, or name servers that forward to 168.63.129.16.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/private-link/private-endpoint-dns-integration",
            Requirements = ["NET-03"],
            Types = ["network:VirtualNetwork", "network:FirewallPolicy"],
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

    private static bool IsPublic(string server) => server != Azure && Addresses.Parse(server) is { } address && !address.IsPrivate();

    private static string? WhyNoProxy(AzurePlan plan)
    {
        var policies = plan.Of("network:AzureFirewall").Select(firewall => plan.Find(firewall.Text("firewallPolicy.id"))).ToList();
        return policies.Find(policy => policy is not null && !policy.Is("dnsSettings.enableProxy", "true")) is { } policy
            ? $"set dnsSettings.enableProxy of {policy.Name} to true"
            : null;
    }
}
