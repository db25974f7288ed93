using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SeparateRules()
    : Rule(
        new()
        {
            Id = "separate-rule",
            Title = "Rules and routes are declared inside their group or apart from it, not both",
            Why = "Each update of the group sends its own list, and Azure removes the entries that are declared apart.",
            Fix = "Declare all entries in the list of the group, or all of them as resources and no list.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_group",
            Types = [.. Lists.Select(row => row.Child)],
            Example = """
            routes:
              type: azure-native:network:RouteTable
            internet:
              type: azure-native:network:Route
              properties:
                routeTableName: ${routes.name}
                addressPrefix: 0.0.0.0/0
            """,
        }
    )
{
    private static readonly (string Child, string Parent, string List)[] Lists =
    [
        ("network:SecurityRule", "network:NetworkSecurityGroup", "securityRules"),
        ("network:Route", "network:RouteTable", "routes"),
        ("keyvault:AccessPolicy", "keyvault:Vault", "properties.accessPolicies"),
        ("network:VirtualNetworkPeering", "network:VirtualNetwork", "virtualNetworkPeerings"),
        ("network:LoadBalancerBackendAddressPool", "network:LoadBalancer", "backendAddressPools"),
        ("network:InboundNatRule", "network:LoadBalancer", "inboundNatRules"),
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from row in Lists
        from child in plan.Of(row.Child)
        let parent = plan.ParentOf(child)
        where
            parent is not null
            && parent.Token == row.Parent
            && parent.List(row.List).Any()
            && !parent.Planned.Options.IgnoreChanges.Any(path =>
                path == row.List || path.StartsWith(row.List + "[*]", StringComparison.Ordinal)
            )
        select child.Problem(
            $"stands apart from {parent.Name}, which lists its own {row.List} inline, so that its next update removes this one; "
                + "declare it in the list"
        );
}
