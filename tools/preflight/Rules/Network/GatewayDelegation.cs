using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayDelegation()
    : Rule(
        new()
        {
            Id = "gateway-delegation",
            Title = "Subnets of gateways are delegated to Application Gateway",
            Why =
                "Azure applies network isolation to new gateways of some subscriptions, and then rejects a subnet without the delegation "
                + "(ApplicationGatewayNetworkIsolationRequiresSubnetDelegation).",
            Fix = "Delegate the gateway's subnet to Microsoft.Network/applicationGateways.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure/apim-landing-zone-accelerator/issues/149",
            Types = ["network:VirtualNetwork", "network:Subnet"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: gateway
                    delegations:
                      - serviceName: Microsoft.Network/applicationGateways
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
    private const string Service = "Microsoft.Network/applicationGateways";

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from subnet in plan.Network.Subnets
        where
            subnet.NewGatewaysIn(plan).Any()
            && !subnet.Delegations.Any(service =>
                AzureResource.IsHidden(service) || service.Equals(Service, StringComparison.OrdinalIgnoreCase)
            )
            && !AzureResource.IsHidden(subnet.Body.Text("delegations"))
        select subnet.Declared.Problem(
            $"the subnet {subnet.Name} of a gateway has no delegation to {Service}, which Azure requires where network isolation applies; "
                + "add it to delegations"
        );
}
