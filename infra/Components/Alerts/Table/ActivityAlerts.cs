using Infra.Components.Alerts.Rows;

namespace Infra.Components.Alerts.Table;

/// <summary>
/// Events that no metric shows. One rule covers all operations with the same response, because a subscription allows 100 activity log
/// alerts.
/// </summary>
internal static class ActivityAlerts
{
    public static readonly IReadOnlyList<AlertRow> All =
    [
        new ActivityRow
        {
            Id = "service-health",
            Summary = "Azure reports an incident, maintenance, a security advisory or a required action",
            Runbook = "azure-health",
            WholeSubscription = true,
            Fields =
            [
                ("category", ["ServiceHealth"]),
                ("properties.incidentType", ["Incident", "Maintenance", "Security", "ActionRequired"]),
            ],
        },
        new ActivityRow
        {
            Id = "resource-health",
            Summary = "Azure reports a resource of the stack as degraded or unavailable",
            Runbook = "azure-health",
            Fields =
            [
                ("category", ["ResourceHealth"]),
                ("properties.currentHealthStatus", ["Degraded", "Unavailable"]),
                ("properties.cause", ["PlatformInitiated", "UserInitiated"]),
            ],
        },
        new ActivityRow
        {
            Id = "resource-deleted",
            Summary = "A resource that holds data, a model deployment or telemetry was deleted",
            Runbook = "restore-deleted",
            Fields = ActivityRow.Done(
                "Microsoft.KeyVault/vaults/delete",
                "Microsoft.Search/searchServices/delete",
                "Microsoft.Storage/storageAccounts/delete",
                "Microsoft.CognitiveServices/accounts/delete",
                "Microsoft.CognitiveServices/accounts/deployments/delete",
                "Microsoft.DocumentDB/databaseAccounts/delete",
                "Microsoft.Insights/components/delete",
                "Microsoft.OperationalInsights/workspaces/delete"
            ),
        },
        // The workload uses no keys, so listing or renewing one is unexpected.
        new ActivityRow
        {
            Id = "security-changed",
            Summary = "A role, a key or a network restriction of the stack was changed",
            Runbook = "security-changed",
            Fields = ActivityRow.Done(
                "Microsoft.Authorization/roleAssignments/write",
                "Microsoft.CognitiveServices/accounts/listKeys/action",
                "Microsoft.CognitiveServices/accounts/regenerateKey/action",
                "Microsoft.OperationalInsights/workspaces/regenerateSharedKey/action",
                "Microsoft.Network/networkSecurityGroups/delete",
                "Microsoft.Network/networkSecurityGroups/securityRules/write",
                "Microsoft.Network/networkSecurityGroups/securityRules/delete",
                "Microsoft.Network/routeTables/delete",
                "Microsoft.Network/routeTables/routes/write",
                "Microsoft.Network/routeTables/routes/delete",
                "Microsoft.Network/virtualNetworks/virtualNetworkPeerings/write",
                "Microsoft.Network/azureFirewalls/delete",
                "Microsoft.Network/firewallPolicies/ruleCollectionGroups/write",
                "Microsoft.Network/firewallPolicies/ruleCollectionGroups/delete",
                "Microsoft.Network/privateEndpoints/delete"
            ),
        },
    ];
}
