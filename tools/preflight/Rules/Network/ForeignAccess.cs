using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ForeignAccess()
    : EveryResourceRule(
        new()
        {
            Id = "foreign-access",
            Title = "Services admit no subnet or resource of another subscription without a reason",
            Why = "A subnet or a resource of another subscription sends as if it were inside, and its owner decides what runs there.",
            Fix = "Remove the entry, or waive the finding with the reason and the owner.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/storage/common/storage-network-security-resource-instances",
            Requirements = ["NET-15"],
            Types = ["*"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: app
            documents:
              type: azure-native:storage:StorageAccount
              properties:
                networkRuleSet:
                  virtualNetworkRules:
                    - virtualNetworkResourceId: ${network.id}/subnets/app
            """,
        }
    )
{
    private static readonly string[] Lists =
    [
        "networkRuleSet.virtualNetworkRules",
        "networkRuleSet.resourceAccessRules",
        "properties.networkAcls.virtualNetworkRules",
        "virtualNetworkRules",
        "siteConfig.ipSecurityRestrictions",
    ];

    private static readonly string[] Ids = ["virtualNetworkResourceId", "id", "resourceId", "vnetSubnetResourceId"];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        from list in Lists
        from rule in resource.List(list)
        let id = Ids.Select(name => rule.Text(name)).FirstOrDefault(text => text is not null)
        where id is not null && SubscriptionOf(id) is { } other && SubscriptionOf(resource.Id) is { } own && other != own
        select resource.Problem(
            $"{list} admits {id[(id.LastIndexOf('/') + 1)..]} of the subscription {SubscriptionOf(id)}, which is not the stack's; "
                + "remove it, or give the reason in a waiver"
        );

    private static string? SubscriptionOf(string id) =>
        id.Split('/') is ["", var word, var subscription, ..] && word.Equals("subscriptions", StringComparison.OrdinalIgnoreCase)
            ? subscription.ToLowerInvariant()
            : null;
}
