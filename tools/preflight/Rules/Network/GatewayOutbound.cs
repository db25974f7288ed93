using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayOutbound()
    : Rule(
        new()
        {
            Id = "gateway-outbound",
            Title = "No rule denies outbound traffic of a gateway's subnet",
            Why =
                "Azure rejects an Application Gateway v2 if any rule of its subnet denies outbound TCP, even to other subnets "
                + "(ApplicationGatewaySubnetOutboundTrafficBlockedByNetworkSecurityGroup).",
            Fix =
                "Remove the deny rule. If the subscription has the feature Microsoft.Network/EnableApplicationGatewayNetworkIsolation, "
                + "waive the finding.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/MicrosoftDocs/azure-docs/issues/84599",
            Types = ["network:NetworkSecurityGroup"],
            Example = """
            gateway-rules:
              type: azure-native:network:NetworkSecurityGroup
              properties:
                securityRules:
                  - name: clients
                    priority: 100
                    direction: Inbound
                    access: Allow
                    protocol: Tcp
                    sourceAddressPrefix: Internet
                    destinationAddressPrefix: 10.0.1.0/24
                    destinationPortRange: '443'
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: gateway
                    networkSecurityGroup:
                      id: ${gateway-rules.id}
            address:
              type: azure-native:network:PublicIPAddress
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                gatewayIPConfigurations:
                  - name: gateway
                    subnet:
                      id: ${network.id}/subnets/gateway
                frontendIPConfigurations:
                  - name: internet
                    publicIPAddress:
                      id: ${address.id}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from subnet in plan.Network.Subnets
        let gateway = subnet.NewGatewaysIn(plan).FirstOrDefault(IsPublic)
        where gateway is not null
        let rules = plan.Find(subnet.SecurityGroup)
        where rules is not null
        from rule in plan.Network.RulesOf(rules)
        where rule is { Inbound: false, Allows: false } && (rule.Is("protocol", "*") || rule.Is("protocol", "Tcp"))
        select rules.Problem(
            $"{rule.Name} denies outbound traffic of {subnet.Name}: Azure rejects {gateway.Name} "
                + "(ApplicationGatewaySubnetOutboundTrafficBlockedByNetworkSecurityGroup); remove the rule, or waive this finding if the "
                + "subscription has network isolation: az feature show --namespace Microsoft.Network --name "
                + "EnableApplicationGatewayNetworkIsolation"
        );

    /// <summary>A gateway without a public address exists only with network isolation, where Azure admits the rule.</summary>
    private static bool IsPublic(AzureResource gateway) =>
        gateway.List("frontendIPConfigurations").Any(front => front.Text("publicIPAddress.id") is not null);
}
