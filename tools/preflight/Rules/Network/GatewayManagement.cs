using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayManagement()
    : Rule(
        new()
        {
            Id = "gateway-management",
            Title = "The gateway's subnet allows management, health and client traffic",
            Why = "Application Gateway v2 does not start when Azure cannot reach its management ports.",
            Fix = "Allow GatewayManager on 65200-65535, AzureLoadBalancer, and clients on 443.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure",
            Types = ["network:NetworkSecurityGroup"],
            Example = """
            gateway-rules:
              type: azure-native:network:NetworkSecurityGroup
              properties:
                securityRules:
                  - name: management
                    priority: 100
                    direction: Inbound
                    access: Allow
                    protocol: Tcp
                    sourceAddressPrefix: GatewayManager
                    destinationAddressPrefix: '*'
                    destinationPortRange: 65200-65535
                  - name: health
                    priority: 110
                    direction: Inbound
                    access: Allow
                    protocol: '*'
                    sourceAddressPrefix: AzureLoadBalancer
                    destinationAddressPrefix: '*'
                    destinationPortRange: '*'
                  - name: clients
                    priority: 120
                    direction: Inbound
                    access: Allow
                    protocol: Tcp
                    sourceAddressPrefix: Internet
                    destinationAddressPrefix: 10.0.1.0/24
                    destinationPortRange: '443'
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                addressSpace: { addressPrefixes: [10.0.0.0/16] }
                subnets:
                  - name: gateway
                    addressPrefix: 10.0.1.0/24
                    networkSecurityGroup:
                      id: ${gateway-rules.id}
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                gatewayIPConfigurations:
                  - name: gateway
                    subnet:
                      id: ${network.id}/subnets/gateway
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var gateway in plan.Of("network:ApplicationGateway"))
        {
            foreach (
                var subnet in gateway
                    .List("gatewayIPConfigurations")
                    .Select(config => plan.Network.Find(config.Text("subnet.id")))
                    .OfType<Subnet>()
            )
            {
                if (plan.Find(subnet.SecurityGroup) is not { } group)
                {
                    continue;
                }

                foreach (
                    var (tag, port, what) in new[]
                    {
                        ("GatewayManager", 65200, "GatewayManager to 65200-65535"),
                        ("AzureLoadBalancer", 443, "AzureLoadBalancer"),
                        ("Internet", 443, "clients to 443"),
                    }
                )
                {
                    var packet = new Packet(null, subnet.Prefixes.FirstOrDefault(), port, Topology.Space(subnet.Network), [tag]);
                    var first = plan
                        .Network.RulesOf(group)
                        .FirstOrDefault(rule =>
                            rule.Inbound
                            && (
                                rule.Sources.Contains("*")
                                || rule.Sources.Contains(tag)
                                || tag == "Internet" && rule.Allows && rule.Ports.Contains("443")
                            )
                            && (rule with { Body = FromAnySource(rule) }).Matches(packet)
                        );
                    if (first is { Allows: true } && tag != "Internet" && OnlyTags(first) is { } tags)
                    {
                        yield return group.Problem(
                            $"its rule {first.Name} lets {what} reach the destination {tags} only, and Azure refuses the group on "
                                + $"{subnet.Name} "
                                + "(ApplicationGatewaySubnetInboundTrafficBlockedByNetworkSecurityGroup); set the destination to *"
                        );
                    }

                    if (first is not { Allows: true })
                    {
                        yield return group.Problem(
                            $"does not allow {what} on {subnet.Name}, which {gateway.Name} requires; add an inbound allow rule"
                        );
                    }
                }
            }
        }
    }

    /// <returns>Null if a destination is * or a range; Azure does not read tags such as VirtualNetwork here.</returns>
    private static string? OnlyTags(SecurityRule rule) =>
        rule.Destinations.Any(prefix => prefix == "*" || AzureResource.IsHidden(prefix) || Addresses.Parse(prefix) is not null)
            ? null
            : string.Join(", ", rule.Destinations);

    /// <summary>The rule with any source, so that only port and destination decide.</summary>
    private static System.Text.Json.Nodes.JsonNode FromAnySource(SecurityRule rule)
    {
        var body = rule.Body.DeepClone().AsObject();
        body.Remove("sourceAddressPrefixes");
        body["sourceAddressPrefix"] = "*";
        return body;
    }
}
