using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FlowLogTarget()
    : ResourceRule(
        new()
        {
            Id = "flow-log",
            Title = "Flow logs are of virtual networks, and enabled",
            Why = "Azure has created no flow logs of security groups since July 2025, and ends the existing ones in September 2027.",
            Fix = "Set targetResourceId to the virtual network, and enabled to true.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-overview",
            Types = ["network:FlowLog"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
            flows:
              type: azure-native:network:FlowLog
              properties:
                networkWatcherName: watcher
                targetResourceId: ${network.id}
                enabled: true
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("targetResourceId")?.Contains("/networkSecurityGroups/", StringComparison.OrdinalIgnoreCase) == true)
        {
            yield return resource.Problem(
                "targetResourceId is a network security group, of which Azure creates no flow logs; set it to the virtual network"
            );
        }

        if (resource.Text("enabled") is null or "false")
        {
            yield return resource.Warning("enabled is not true, so no flow is logged; set it to true");
        }
    }
}
