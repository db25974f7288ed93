using AzureRest;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FlowLogTarget()
    : ResourceRule(
        new()
        {
            Id = "flow-log",
            Title = "Flow logs are of virtual networks, enabled, and can be written",
            Why =
                "Azure has created no flow logs of security groups since July 2025, and ends the existing ones in September 2027. Network "
                + "Watcher writes as a trusted service, by key or by identity.",
            Fix =
                "Set targetResourceId to the virtual network, and enabled to true. Admit trusted services to the storage account; without "
                + "keys, give the flow log an identity.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-overview",
            Types = ["network:FlowLog"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
            files:
              type: azure-native:storage:StorageAccount
              properties:
                allowSharedKeyAccess: false
                networkRuleSet: { defaultAction: Deny, bypass: AzureServices }
            writer:
              type: azure-native:managedidentity:UserAssignedIdentity
            flows:
              type: azure-native:network:FlowLog
              properties:
                networkWatcherName: watcher
                targetResourceId: ${network.id}
                storageId: ${files.id}
                identity: { type: UserAssigned, userAssignedIdentities: ["${writer.id}"] }
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

        if (plan.Find(resource.Text("storageId")) is { } account)
        {
            if (
                account.Text("networkRuleSet.defaultAction") == "Deny"
                && !account.Hides("networkRuleSet.bypass")
                && account.Text("networkRuleSet.bypass")?.Contains("AzureServices", StringComparison.OrdinalIgnoreCase) == false
            )
            {
                yield return resource.Problem(
                    $"{account.Name} does not admit trusted services, so no flow is written; set its networkRuleSet.bypass to AzureServices"
                );
            }
            else if (account.Text("publicNetworkAccess") == "Disabled")
            {
                yield return resource.Warning(
                    $"{account.Name} has no public access, and Azure documents flow logs with selected networks only; set its "
                        + "publicNetworkAccess to Enabled, and keep networkRuleSet.defaultAction Deny"
                );
            }

            if (account.Text("allowSharedKeyAccess") == "false" && !resource.Has("identity"))
            {
                yield return resource.Problem(
                    $"{account.Name} accepts no keys, and the flow log has no identity; set identity to a user-assigned one with "
                        + $"{BuiltInRole.TitleOf(BuiltInRole.BlobContributor.Id)}"
                );
            }
        }
    }
}
