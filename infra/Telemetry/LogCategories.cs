namespace Infra.Telemetry;

/// <summary>The log categories that each resource type sends to the workspace.</summary>
public static class LogCategories
{
    public const string Site = "Microsoft.Web/sites";
    public const string Slot = "Microsoft.Web/sites/slots";
    public const string Plan = "Microsoft.Web/serverfarms";
    public const string Autoscale = "Microsoft.Insights/autoscalesettings";
    public const string AiAccount = "Microsoft.CognitiveServices/accounts";
    public const string Search = "Microsoft.Search/searchServices";
    public const string Vault = "Microsoft.KeyVault/vaults";
    public const string Blobs = "Microsoft.Storage/storageAccounts/blobServices";
    public const string Tables = "Microsoft.Storage/storageAccounts/tableServices";
    public const string Files = "Microsoft.Storage/storageAccounts/fileServices";
    public const string SecurityGroup = "Microsoft.Network/networkSecurityGroups";
    public const string Network = "Microsoft.Network/virtualNetworks";
    public const string Gateway = "Microsoft.Network/applicationGateways";
    public const string Firewall = "Microsoft.Network/azureFirewalls";
    public const string Bastion = "Microsoft.Network/bastionHosts";
    public const string PublicAddress = "Microsoft.Network/publicIPAddresses";
    public const string Cosmos = "Microsoft.DocumentDB/databaseAccounts";
    public const string Registry = "Microsoft.ContainerRegistry/registries";
    public const string MachineLearning = "Microsoft.MachineLearningServices/workspaces";
    public const string OnlineEndpoint = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";

    public const string ApiManagement = "Microsoft.ApiManagement/service";

    public const string Perimeter = "Microsoft.Network/networkSecurityPerimeters";

    /// <summary>What policy analytics of a firewall reads beside the firewall's own categories.</summary>
    public static readonly string[] PolicyAnalytics =
    [
        "AZFWNetworkRuleAggregation",
        "AZFWApplicationRuleAggregation",
        "AZFWNatRuleAggregation",
    ];

    /// <summary>Writes to the workspace directly; a diagnostic setting would store its logs twice.</summary>
    public const string Insights = "Microsoft.Insights/components";
    public const string Workspace = "Microsoft.OperationalInsights/workspaces";

    private static readonly string[] OfSites =
    [
        "AppServiceHTTPLogs",
        "AppServiceConsoleLogs",
        "AppServiceAppLogs",
        "AppServicePlatformLogs",
        "AppServiceAuthenticationLogs",
        "AppServiceAuditLogs",
        "AppServiceIPSecAuditLogs",
    ];

    private static readonly string[] OfStores = ["StorageRead", "StorageWrite", "StorageDelete"];

    private static readonly Dictionary<string, string[]> Logs = new()
    {
        [Site] = OfSites,
        [Slot] = OfSites,
        [Plan] = [],
        [Autoscale] = ["AutoscaleEvaluations", "AutoscaleScaleActions"],
        [AiAccount] = ["Audit", "RequestResponse", "AzureOpenAIRequestUsage", "Trace"],
        [Search] = ["OperationLogs"],
        [Vault] = ["AuditEvent", "AzurePolicyEvaluationDetails"],
        [Blobs] = OfStores,
        [Tables] = OfStores,
        [Files] = OfStores,
        [SecurityGroup] = ["NetworkSecurityGroupEvent", "NetworkSecurityGroupRuleCounter"],
        [Network] = ["VMProtectionAlerts"],
        [Workspace] = ["Audit"],
        [Gateway] = ["ApplicationGatewayAccessLog", "ApplicationGatewayFirewallLog"],
        [Firewall] =
        [
            "AZFWNetworkRule",
            "AZFWApplicationRule",
            "AZFWNatRule",
            "AZFWThreatIntel",
            "AZFWDnsQuery",
            "AZFWFqdnResolveFailure",
            "AZFWFatFlow",
            "AZFWFlowTrace",
        ],
        [Bastion] = ["BastionAuditLogs"],
        [PublicAddress] = ["DDoSProtectionNotifications", "DDoSMitigationFlowLogs", "DDoSMitigationReports"],
        [Cosmos] = ["DataPlaneRequests", "ControlPlaneRequests", "PartitionKeyRUConsumption", "QueryRuntimeStatistics"],
        [Registry] = ["ContainerRegistryRepositoryEvents", "ContainerRegistryLoginEvents"],
        [MachineLearning] = ["AmlComputeClusterEvent", "ModelsChangeEvent", "EnvironmentChangeEvent"],
        [ApiManagement] = ["GatewayLogs"],
        [Perimeter] =
        [
            "NspPublicInboundPerimeterRulesAllowed",
            "NspPublicInboundPerimeterRulesDenied",
            "NspPublicOutboundPerimeterRulesAllowed",
            "NspPublicOutboundPerimeterRulesDenied",
            "NspIntraPerimeterInboundAllowed",
            "NspPublicInboundResourceRulesAllowed",
            "NspPublicInboundResourceRulesDenied",
            "NspPublicOutboundResourceRulesAllowed",
            "NspPublicOutboundResourceRulesDenied",
            "NspOutboundAttempt",
        ],
        [OnlineEndpoint] = ["AmlOnlineEndpointTrafficLog", "AmlOnlineEndpointConsoleLog", "AmlOnlineEndpointEventLog"],
    };

    /// <summary>Security groups and perimeters have no metrics; Azure rejects a setting that requests them.</summary>
    public static bool HasMetrics(string type) => type is not (SecurityGroup or Perimeter);

    /// <summary>
    /// Azure Firewall and API Management fill the tables named after their categories, which the runbooks query, only where the setting
    /// requests them; otherwise they write to AzureDiagnostics. The other services have no such choice.
    /// </summary>
    public static bool UsesOwnTables(string type) => type is Firewall or ApiManagement;

    public static IReadOnlyList<string> For(string type) => Logs[type];
}
