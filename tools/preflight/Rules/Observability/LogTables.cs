namespace Preflight.Rules;

/// <summary>The tables of a workspace that a workload like this fills, and Application Insights' own names for its part. Azure Monitor's "Logs reference".</summary>
internal static class LogTables
{
    public static readonly IReadOnlySet<string> All = new HashSet<string>
    {
        "AppRequests", "AppDependencies", "AppMetrics", "AppTraces", "AppExceptions", "AppEvents", "AppAvailabilityResults", "AppPageViews", "AppBrowserTimings",
        "AppPerformanceCounters", "AppSystemEvents",
        "requests", "dependencies", "customMetrics", "traces", "exceptions", "customEvents", "availabilityResults", "pageViews", "browserTimings", "performanceCounters",
        "AzureMetrics", "AzureDiagnostics", "AzureActivity", "Usage", "Operation", "LAQueryLogs", "Heartbeat",
        "AppServiceHTTPLogs", "AppServiceConsoleLogs", "AppServiceAppLogs", "AppServicePlatformLogs", "AppServiceAuthenticationLogs", "AppServiceAuditLogs", "AppServiceIPSecAuditLogs",
        "StorageBlobLogs", "StorageTableLogs", "StorageQueueLogs", "StorageFileLogs", "AZKVAuditLogs", "AZKVPolicyEvaluationDetailsLogs",
        "AGWAccessLogs", "AGWFirewallLogs", "AGWPerformanceLogs",
        "AZFWNetworkRule", "AZFWApplicationRule", "AZFWNatRule", "AZFWThreatIntel", "AZFWDnsQuery", "AZFWFqdnResolveFailure", "AZFWFatFlow", "AZFWFlowTrace",
        "MicrosoftAzureBastionAuditLogs", "NTANetAnalytics", "CDBDataPlaneRequests", "CDBControlPlaneRequests", "CDBPartitionKeyRUConsumption", "CDBQueryRuntimeStatistics",
        "ContainerRegistryRepositoryEvents", "ContainerRegistryLoginEvents", "AmlOnlineEndpointTrafficLog", "AmlOnlineEndpointConsoleLog", "AmlOnlineEndpointEventLog",
        "AmlComputeClusterEvent", "AmlModelsEvent", "AmlEnvironmentEvent", "ApiManagementGatewayLogs", "ApiManagementGatewayLlmLog", "ContainerAppConsoleLogs", "ContainerAppSystemLogs",
    };
}
