using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayManagement()
    : Rule(
        new()
        {
            Id = "gateway-management",
            Title = "Azure may manage a gateway, and people may reach it",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure",
            Types = ["network:NetworkSecurityGroup"],
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
                        ("Internet", 443, "people to 443"),
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
                            && (rule with { Body = Anyone(rule) }).Matches(packet)
                        );
                    if (first is not { Allows: true })
                    {
                        yield return group.Problem($"does not let {what} in on {subnet.Name}; {gateway.Name} does not start without it");
                    }
                }
            }
        }
    }

    /// <summary>The rule for everybody, so that only port and destination decide.</summary>
    private static System.Text.Json.Nodes.JsonNode Anyone(SecurityRule rule)
    {
        var body = rule.Body.DeepClone().AsObject();
        body.Remove("sourceAddressPrefixes");
        body["sourceAddressPrefix"] = "*";
        return body;
    }
}
