namespace Preflight.Rules;

/// <summary>
/// The logs that each type must send; an empty list means metrics only (Azure: "Supported categories for resource logs"). The template has
/// a table of its own, which sends more; a test holds that it sends all of these.
/// </summary>
public static class LogCategories
{
    private static readonly string[] OfSites =
    [
        "AppServiceHTTPLogs",
        "AppServiceConsoleLogs",
        "AppServiceAppLogs",
        "AppServicePlatformLogs",
        "AppServiceAuthenticationLogs",
    ];

    private static readonly string[] OfDatabases = ["DataPlaneRequests", "ControlPlaneRequests"];

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> All = new Dictionary<string, IReadOnlyList<string>>
    {
        ["web:WebApp"] = OfSites,
        ["web:WebAppSlot"] = OfSites,
        ["web:AppServicePlan"] = [],
        ["monitor:AutoscaleSetting"] = ["AutoscaleEvaluations", "AutoscaleScaleActions"],
        ["cognitiveservices:Account"] = ["Audit", "RequestResponse"],
        ["search:Service"] = ["OperationLogs"],
        ["keyvault:Vault"] = ["AuditEvent"],
        ["storage:StorageAccount"] = ["StorageRead", "StorageWrite", "StorageDelete"],
        ["network:ApplicationGateway"] = ["ApplicationGatewayAccessLog", "ApplicationGatewayFirewallLog"],
        ["network:AzureFirewall"] = ["AZFWNetworkRule", "AZFWApplicationRule", "AZFWThreatIntel"],
        ["network:NetworkSecurityGroup"] = ["NetworkSecurityGroupEvent", "NetworkSecurityGroupRuleCounter"],
        ["network:PublicIPAddress"] = ["DDoSProtectionNotifications", "DDoSMitigationFlowLogs", "DDoSMitigationReports"],
        ["network:VirtualNetwork"] = [],
        ["network:BastionHost"] = ["BastionAuditLogs"],
        ["cosmosdb:DatabaseAccount"] = OfDatabases,
        ["documentdb:DatabaseAccount"] = OfDatabases,
        ["containerregistry:Registry"] = ["ContainerRegistryRepositoryEvents", "ContainerRegistryLoginEvents"],
        ["machinelearningservices:Workspace"] = ["ModelsChangeEvent", "EnvironmentChangeEvent"],
        ["machinelearningservices:OnlineEndpoint"] =
        [
            "AmlOnlineEndpointTrafficLog",
            "AmlOnlineEndpointConsoleLog",
            "AmlOnlineEndpointEventLog",
        ],
        ["operationalinsights:Workspace"] = ["Audit"],
    };
}
