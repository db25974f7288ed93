using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class NetworkIntegration()
    : ResourceRule(
        new()
        {
            Id = "network-integration",
            Title = "A site calls its dependencies through a subnet delegated to App Service",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.AppService,
            Requirements = ["NET-05"],
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("virtualNetworkSubnetId") is not { } id)
        {
            return plan.Stage >= Stage.Test
                ? [resource.Problem("virtualNetworkSubnetId is not set; private endpoints are out of its reach")]
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
                        "outboundVnetRouting.allTraffic is not true; what does not go to a private address leaves around the network's rules"
                    ),
                ];
        return
            plan.Network.Find(id) is { } subnet
            && !subnet.Delegations.Contains("Microsoft.Web/serverFarms", StringComparer.OrdinalIgnoreCase)
            ? routed.Append(resource.Problem($"its subnet {subnet.Name} is not delegated to Microsoft.Web/serverFarms; add the delegation"))
            : routed;
    }
}
