namespace Infra.Shared;

/// <summary>Which logs each resource type sends to the workspace. All of them send all metrics too.</summary>
public static class LogCategories
{
    public const string Site = "Microsoft.Web/sites";
    public const string Plan = "Microsoft.Web/serverfarms";
    public const string AiAccount = "Microsoft.CognitiveServices/accounts";
    public const string Search = "Microsoft.Search/searchServices";
    public const string Vault = "Microsoft.KeyVault/vaults";
    public const string Blobs = "Microsoft.Storage/storageAccounts/blobServices";
    public const string SecurityGroup = "Microsoft.Network/networkSecurityGroups";
    public const string Network = "Microsoft.Network/virtualNetworks";
    public const string Workspace = "Microsoft.OperationalInsights/workspaces";

    private static readonly Dictionary<string, string[]> Logs = new()
    {
        [Site] =
        [
            "AppServiceHTTPLogs", "AppServiceConsoleLogs", "AppServiceAppLogs", "AppServicePlatformLogs", "AppServiceAuthenticationLogs",
            "AppServiceAuditLogs", "AppServiceIPSecAuditLogs",
        ],
        [Plan] = [],
        [AiAccount] = ["Audit", "RequestResponse", "AzureOpenAIRequestUsage", "Trace"],
        [Search] = ["OperationLogs"],
        [Vault] = ["AuditEvent", "AzurePolicyEvaluationDetails"],
        [Blobs] = ["StorageRead", "StorageWrite", "StorageDelete"],
        [SecurityGroup] = ["NetworkSecurityGroupEvent", "NetworkSecurityGroupRuleCounter"],
        [Network] = ["VMProtectionAlerts"],
        [Workspace] = ["Audit"],
    };

    /// <summary>Network security groups have no metrics; a setting that asks for them is refused.</summary>
    public static bool HasMetrics(string type) => type != SecurityGroup;

    public static IReadOnlyList<string> For(string type) => Logs[type];
}
