namespace Preflight.Rules;

/// <summary>Logs that each type must send; an empty list means metrics only (Azure: "Supported categories for resource logs").</summary>
internal static class LogCategories
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> All = new Dictionary<string, IReadOnlyList<string>>
    {
        ["web:WebApp"] =
        [
            "AppServiceHTTPLogs",
            "AppServiceConsoleLogs",
            "AppServiceAppLogs",
            "AppServicePlatformLogs",
            "AppServiceAuthenticationLogs",
        ],
        ["web:WebAppSlot"] =
        [
            "AppServiceHTTPLogs",
            "AppServiceConsoleLogs",
            "AppServiceAppLogs",
            "AppServicePlatformLogs",
            "AppServiceAuthenticationLogs",
        ],
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
        ["cosmosdb:DatabaseAccount"] = ["DataPlaneRequests", "ControlPlaneRequests"],
        ["documentdb:DatabaseAccount"] = ["DataPlaneRequests", "ControlPlaneRequests"],
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
