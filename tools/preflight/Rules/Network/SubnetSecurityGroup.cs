using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SubnetSecurityGroup()
    : Rule(
        new()
        {
            Id = "subnet-security-group",
            Title = "Subnets have a network security group and no default outbound access",
            Why = "Without a group every subnet of the network can connect. Default outbound access bypasses gateway and firewall.",
            Fix = "Set networkSecurityGroup, and set defaultOutboundAccess to false.",
            Severity = Severity.Warning,
            ErrorFrom = Stage.Production,
            Pillar = Pillar.Security,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.VNET.UseNSGs/",
            Requirements = ["NET-06"],
            Types = ["network:VirtualNetwork", "network:Subnet"],
            Example = """
            app-rules:
              type: azure-native:network:NetworkSecurityGroup
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: app
                    defaultOutboundAccess: false
                    networkSecurityGroup:
                      id: ${app-rules.id}
            """,
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

            // The services of Azure in these subnets have addresses of their own.
            if (
                plan.Stage >= Stage.Test
                && !Without.Contains(subnet.Name)
                && subnet.Name != "AzureBastionSubnet"
                && subnet.Body.Text("defaultOutboundAccess") is not ("false" or PlannedValues.Unknown or PlannedValues.Secret)
            )
            {
                yield return subnet.Declared.Problem(
                    $"the subnet {subnet.Name} has default outbound access; set defaultOutboundAccess to false"
                );
            }
        }
    }
}
