using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SubnetSecurityGroup()
    : Rule(
        new()
        {
            Id = "subnet-security-group",
            Title = "Every subnet that may have a network security group has one, and no way out by default",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = Sources.BaselineChat,
            Requirements = ["NET-06"],
            Types = ["network:VirtualNetwork", "network:Subnet"],
        }
    )
{
    private static readonly string[] Without =
    [
        "AzureFirewallSubnet",
        "AzureFirewallManagementSubnet",
        "GatewaySubnet",
        "RouteServerSubnet",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var subnet in plan.Network.Subnets)
        {
            if (!Without.Contains(subnet.Name) && subnet.SecurityGroup is null)
            {
                yield return subnet.Declared.Problem($"the subnet {subnet.Name} has no network security group; set networkSecurityGroup");
            }

            if (plan.Stage >= Stage.Test && subnet.Body.Text("defaultOutboundAccess") != "false")
            {
                yield return subnet.Declared.Problem($"the subnet {subnet.Name} has a way out of its own; set defaultOutboundAccess false");
            }
        }
    }
}
