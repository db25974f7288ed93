using Infra.Components.Alerts.Rows;

namespace Infra.Components.Alerts.Table;

/// <summary>
/// What no metric shows. One alert for all operations of one cause, because a subscription takes a hundred of these rules and its stacks
/// share them.
/// </summary>
internal static class ActivityAlerts
{
    public static readonly IReadOnlyList<AlertRow> All =
    [
        new ActivityRow
        {
            Id = "service-incident",
            Says = "A service of Azure is ill",
            WholeSubscription = true,
            Fields = ActivityRow.Service("Incident"),
        },
        new ActivityRow
        {
            Id = "service-maintenance",
            Says = "Azure plans work on one of its services",
            WholeSubscription = true,
            Fields = ActivityRow.Service("Maintenance"),
        },
        new ActivityRow
        {
            Id = "service-security",
            Says = "Azure tells of a danger to data or services",
            WholeSubscription = true,
            Fields = ActivityRow.Service("Security"),
        },
        new ActivityRow
        {
            Id = "service-action",
            Says = "Azure retires or changes something and asks for work before it does",
            WholeSubscription = true,
            Fields = ActivityRow.Service("ActionRequired"),
        },
        new ActivityRow
        {
            Id = "resource-ill",
            Says = "A resource of the stack is degraded or gone",
            Fields =
            [
                ("category", ["ResourceHealth"]),
                ("properties.currentHealthStatus", ["Degraded", "Unavailable"]),
                ("properties.cause", ["PlatformInitiated", "UserInitiated"]),
            ],
        },
        new ActivityRow
        {
            Id = "data-deleted",
            Says = "Something that holds data was deleted",
            Fields = ActivityRow.Done(
                "Microsoft.KeyVault/vaults/delete",
                "Microsoft.Search/searchServices/delete",
                "Microsoft.Storage/storageAccounts/delete",
                "Microsoft.CognitiveServices/accounts/delete",
                "Microsoft.DocumentDB/databaseAccounts/delete"
            ),
        },
        new ActivityRow
        {
            Id = "model-changed",
            Says = "A model deployment was changed or removed",
            Fields = ActivityRow.Done(
                "Microsoft.CognitiveServices/accounts/deployments/write",
                "Microsoft.CognitiveServices/accounts/deployments/delete"
            ),
        },
        new ActivityRow
        {
            Id = "network-opened",
            Says = "A wall of the network was taken down or moved",
            Fields = ActivityRow.Done(
                "Microsoft.Network/networkSecurityGroups/delete",
                "Microsoft.Network/networkSecurityGroups/securityRules/write",
                "Microsoft.Network/networkSecurityGroups/securityRules/delete",
                "Microsoft.Network/routeTables/delete",
                "Microsoft.Network/routeTables/routes/write",
                "Microsoft.Network/routeTables/routes/delete",
                "Microsoft.Network/azureFirewalls/delete",
                "Microsoft.Network/firewallPolicies/ruleCollectionGroups/write",
                "Microsoft.Network/firewallPolicies/ruleCollectionGroups/delete",
                "Microsoft.Network/privateEndpoints/delete"
            ),
        },
        new ActivityRow
        {
            Id = "telemetry-deleted",
            Says = "What the workload is watched with was deleted",
            Fields = ActivityRow.Done("Microsoft.Insights/components/delete", "Microsoft.OperationalInsights/workspaces/delete"),
        },
        // No part of the workload takes a key, so nobody has a reason to fetch or renew one.
        new ActivityRow
        {
            Id = "keys-used",
            Says = "Somebody read or renewed a key of a service that takes none",
            Fields = ActivityRow.Done(
                "Microsoft.CognitiveServices/accounts/listKeys/action",
                "Microsoft.CognitiveServices/accounts/regenerateKey/action",
                "Microsoft.OperationalInsights/workspaces/regenerateSharedKey/action"
            ),
        },
        new ActivityRow
        {
            Id = "role-granted",
            Says = "Somebody was given a role on the stack",
            Fields = ActivityRow.Done("Microsoft.Authorization/roleAssignments/write"),
        },
    ];
}
