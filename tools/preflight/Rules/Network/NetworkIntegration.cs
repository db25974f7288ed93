using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class NetworkIntegration()
    : ResourceRule(
        new()
        {
            Id = "network-integration",
            Title = "The app sends outbound traffic through its own subnet",
            Why = "Without integration the app cannot reach private endpoints, and its traffic bypasses the network's rules.",
            Fix =
                "Set virtualNetworkSubnetId to a subnet delegated to Microsoft.Web/serverFarms and "
                + "outboundVnetRouting.allTraffic to true.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.AppService,
            Requirements = ["NET-05"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: app
                    delegations:
                      - serviceName: Microsoft.Web/serverFarms
            app:
              type: azure-native:web:WebApp
              properties:
                virtualNetworkSubnetId: ${network.id}/subnets/app
                outboundVnetRouting: { allTraffic: true }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("virtualNetworkSubnetId") is not { } id)
        {
            return plan.Stage >= Stage.Test && PlanTiers.Of(plan.PlanOf(resource)?.Text("sku.name"))?.Allows("network") != false
                ?
                [
                    resource.Problem(
                        "virtualNetworkSubnetId is not set, so the app cannot reach private endpoints; set it to a subnet of the "
                            + "network"
                    ) with
                    {
                        IsWarning = !plan.Of("network:PrivateEndpoint").Any(),
                    },
                ]
                : [];
        }

        IEnumerable<Problem> routed =
            resource.Is("outboundVnetRouting.allTraffic", "true")
            || resource.Is("siteConfig.vnetRouteAllEnabled", "true")
            || resource.Is("vnetRouteAllEnabled", "true")
                ? []
                :
                [
                    resource.Problem(
                        "outboundVnetRouting.allTraffic is not true, so traffic to public addresses bypasses the network's "
                            + "rules; set it to true"
                    ),
                ];
        return
            plan.Network.Find(id) is { } subnet
            && !subnet.Delegations.Contains("Microsoft.Web/serverFarms", StringComparer.OrdinalIgnoreCase)
            ? routed.Append(resource.Problem($"its subnet {subnet.Name} is not delegated to Microsoft.Web/serverFarms; add the delegation"))
            : routed;
    }
}
