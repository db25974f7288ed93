using System.Text.Json.Nodes;
using Planning.Plans;

namespace Stacks.Tests.Faults;

/// <summary>Faults in logs, cost, names, order, secrets and resource types.</summary>
internal static class OperationsFaults
{
    private const string Group = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-aichat-prod-sec/providers/";

    /// <summary>The kind of a removed dependency.</summary>
    public const string Edge = "dependency removed";

    private static readonly string[] Diagnostics =
    [
        "ai-diagnostics",
        "gateway-address-diagnostics",
        "gateway-diagnostics",
        "monitoring-workspace-diagnostics",
        "egress-diagnostics",
        "network-app-rules-diagnostics",
        "network-diagnostics",
        "network-endpoints-rules-diagnostics",
        "network-gateway-rules-diagnostics",
        "search-diagnostics",
        "chat-staging-diagnostics",
        "chat-diagnostics",
        "chat-plan-diagnostics",
        "documents-diagnostics",
        "packages-diagnostics",
        "vault-diagnostics",
        "egress-address-diagnostics",
        "chat-scaling-diagnostics",
    ];

    public static IEnumerable<Fault> All() =>
        [
            .. Diagnostics.Select(name => Fault.Drop("diagnostics missing", name)),
            .. new[]
            {
                "ai-diagnostics",
                "gateway-diagnostics",
                "search-diagnostics",
                "chat-diagnostics",
                "documents-diagnostics",
                "vault-diagnostics",
            }.Select(name => Fault.Set("log category missing", name, "logs[0]", null)),
            .. new[]
            {
                "ai-diagnostics",
                "gateway-diagnostics",
                "search-diagnostics",
                "chat-diagnostics",
                "documents-diagnostics",
                "vault-diagnostics",
            }.Select(name => Fault.Set("log category missing", name, "logs[0].enabled", "false")),
            Fault.Set("diagnostics without a destination", "ai-diagnostics", "workspaceId", null),
            Fault.Set(
                "diagnostics without a destination",
                "chat-diagnostics",
                "workspaceId",
                $"\"{Group}Microsoft.OperationalInsights/workspaces/log-other\""
            ),
            Fault.Set("logs kept too short", "monitoring-workspace", "retentionInDays", "30"),
            Fault.Set("no daily cap", "monitoring-workspace", "workspaceCapping", null),
            Fault.Set("no daily cap", "monitoring-workspace", "workspaceCapping.dailyQuotaGb", "-1"),
            Fault.Set("insights without workspace", "monitoring-insights", "workspaceResourceId", null),
            Fault.Set("insights without workspace", "monitoring-insights", "ingestionMode", "\"ApplicationInsights\""),
            Fault.Drop("workbook missing", "workbook-page"),
            Fault.Set("workbook broken", "workbook-page", "serializedData", "\"{ not JSON\""),
            Fault.Set("workbook broken", "workbook-page", "serializedData", "\"{}\""),
            Fault.Set(
                "workbook queries an unknown table",
                "workbook-page",
                "serializedData",
                """ "{\"items\":[{\"content\":{\"query\":\"AppMetrics | take 1\"}},"""
                    + """{\"content\":{\"query\":\"let a = 1;\\nAppReqests\\n| count\"}}]}" """
            ),
            .. new[] { "ai-account", "search-service", "vault", "documents-account", "chat-site", "network" }.Select(name =>
                Fault.Set("tags missing", name, "tags.owner", null)
            ),
            .. new[] { "ai-account", "search-service", "vault", "documents-account", "chat-site" }.Select(name =>
                Fault.Set("tags missing", name, "tags", null)
            ),
            Rename("documents-account", "accountName", "doc-aichat-prod"),
            Rename("documents-account", "accountName", "DocAichatProd"),
            Rename("vault", "vaultName", "kv-aichat-prod-a-very-long-name"),
            Rename("vault", "vaultName", "1-vault"),
            Rename("search-service", "searchServiceName", "Srch-Aichat"),
            Rename("search-service", "searchServiceName", "srch--aichat"),
            Rename("chat-site", "name", "chat_site_aichat_prod"),
            Rename("gateway-firewall", "policyName", "waf-aichat-prod"),
            Rename("network", "virtualNetworkName", "v"),
            Rename("app-identity", "resourceName", "-id"),
            Rename("documents-account", "accountName", "chat"),
            Taken("documents-account", "packages-account"),
            Taken("network-app-rules", "network-endpoints-rules"),
            Added(
                "cannot work",
                "azure-native:storage:Blob",
                "package-blob",
                "Microsoft.Storage/storageAccounts/pkgaichatprodpuwria/blobServices/default/containers/packages/blobs/app.zip",
                "packages-account",
                "packages-container",
                "packages-blobs"
            ),
            Added(
                "cannot work",
                "azure-native:web:WebAppSwiftVirtualNetworkConnection",
                "swift",
                "Microsoft.Web/sites/app-aichat-prod-puwria/networkConfig/virtualNetwork",
                "chat-site"
            ),
            Added(
                "cannot work",
                "azure-native:web:WebAppApplicationSettings",
                "settings",
                "Microsoft.Web/sites/app-aichat-prod-puwria/config/appsettings",
                "chat-site"
            ),
            Added(
                "cannot work",
                "azure-native:keyvault:PrivateEndpointConnection",
                "connection",
                "Microsoft.KeyVault/vaults/kv-aichat-prod-puwria/privateEndpointConnections/c",
                "vault"
            ),
            Added(
                "cannot work",
                "azure-native:network:Subnet",
                "lonely",
                "Microsoft.Network/virtualNetworks/vnet-aichat-prod-puwria/subnets/lonely",
                "network"
            ),
            Added(
                "cannot work",
                "azure-native:resources:AzureCliScript",
                "script",
                "Microsoft.Resources/deploymentScripts/script",
                "workload"
            ),
            Fault.Set("dangling reference", "chat-site", "serverFarmId", $"\"{Group}Microsoft.Web/serverfarms/asp-other\""),
            Fault.Set(
                "dangling reference",
                "chat-site",
                "virtualNetworkSubnetId",
                $"\"{Group}Microsoft.Network/virtualNetworks/vnet-aichat-prod-puwria/subnets/apps\""
            ),
            Fault.Set("dangling reference", "chat-site", "virtualNetworkSubnetId", "\"/subnets/app\""),
            Fault.Set(
                "dangling reference",
                "chat-site",
                "keyVaultReferenceIdentity",
                $"\"{Group}Microsoft.ManagedIdentity/userAssignedIdentities/\""
            ),
            Fault.Set(
                "dangling reference",
                "ai-endpoint",
                "privateLinkServiceConnections[0].privateLinkServiceId",
                $"\"{Group}Microsoft.CognitiveServices/accounts/null\""
            ),
            Fault.Set(
                "dangling reference",
                "gateway",
                "gatewayIPConfigurations[0].subnet.id",
                $"\"{Group}Microsoft.Network/virtualNetworks/vnet-aichat-prod-puwria/subnets/front\""
            ),
            Fault.Set(
                "dangling reference",
                "ai-zones",
                "privateDnsZoneConfigs[0].privateDnsZoneId",
                $"\"{Group}Microsoft.Network/privateDnsZones/privatelink.openai.azure.net\""
            ),
            Fault.Set(
                "dangling reference",
                "gateway",
                "backendHttpSettingsCollection[0].probe.id",
                $"\"{Group}Microsoft.Network/applicationGateways/agw-aichat-prod-puwria/probes/ready\""
            ),
            new("secret in plain text", "a connection string as an output", plan =>
                plan with
                {
                    Outputs = With(
                        plan.Outputs,
                        "insights",
                        "InstrumentationKey=00000000-0000-4000-8000-000000000001;IngestionEndpoint=https://x/"
                    ),
                }
            ),
            new("secret in plain text", "a signed address as an output", plan =>
                plan with
                {
                    Outputs = With(plan.Outputs, "package", "https://a.blob.core.windows.net/p/a.zip?sv=1&sig=abc"),
                }
            ),
            Fault.Setting(
                "secret in plain text",
                "chat-site",
                "APPLICATIONINSIGHTS_CONNECTION_STRING",
                "InstrumentationKey=00000000-0000-4000-8000-000000000001;IngestionEndpoint=https://x/"
            ),
            Fault.Set("secret in plain text", "gateway", "sslCertificates[0].password", "\"hunter2\""),
        ];

    /// <summary>Removes each dependency without which one resource no longer waits for another.</summary>
    public static IEnumerable<Fault> Edges(Plan plan)
    {
        var byUrn = plan.Resources.ToDictionary(each => each.Urn);
        return from resource in plan.Resources
            where resource.Custom && resource.Type.StartsWith("azure-native:")
            from dependency in resource.DependsOn
            where byUrn[dependency].Custom && byUrn[dependency].Type.StartsWith("azure-native:") && !StillWaits(byUrn, resource, dependency)
            select new Fault(Edge, $"{resource.Name} without {byUrn[dependency].Name}", whole =>
                Mutation.Change(whole, resource.Name, each =>
                    each.Urn == resource.Urn ? each with { DependsOn = [.. each.DependsOn.Where(urn => urn != dependency)] } : each
                )
            );
    }

    private static bool StillWaits(Dictionary<string, PlannedResource> byUrn, PlannedResource resource, string dependency)
    {
        var open = new Stack<string>(resource.DependsOn.Where(urn => urn != dependency));
        var seen = new HashSet<string>();
        while (open.TryPop(out var urn))
        {
            if (urn == dependency)
            {
                return true;
            }

            foreach (var next in seen.Add(urn) ? byUrn[urn].DependsOn : [])
            {
                open.Push(next);
            }
        }

        return false;
    }

    private static Fault Rename(string resource, string input, string name) =>
        new("name refused", $"{resource} named {name}", plan =>
            Mutation.Change(plan, resource, each =>
                Mutation.With(each, input, $"\"{name}\"") with
                {
                    Id = each.Id![..(each.Id!.LastIndexOf('/') + 1)] + name,
                }
            )
        );

    private static Fault Taken(string resource, string other) =>
        new("name taken", $"{resource} as {other}", plan =>
            Mutation.Change(plan, resource, each => each with { Id = plan.Resources.Single(one => one.Custom && one.Name == other).Id })
        );

    private static Fault Added(string kind, string type, string name, string id, params string[] after) =>
        new(kind, type, plan => Mutation.Add(plan, type, name, Group + id, "{}", after));

    private static JsonObject With(JsonObject outputs, string name, string value)
    {
        var changed = outputs.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }
}
