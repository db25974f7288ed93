using System.Text.Json.Nodes;
using AzureSimulator.State;

namespace AzureSimulator.SoftDelete;

/// <summary>For how long Azure keeps what was deleted.</summary>
internal static class Retention
{
    public const string Vault = "Microsoft.KeyVault/vaults";
    public const string Account = "Microsoft.CognitiveServices/accounts";
    public const string Storage = "Microsoft.Storage/storageAccounts";
    public const string Workspace = "Microsoft.OperationalInsights/workspaces";
    public const string Learning = "Microsoft.MachineLearningServices/workspaces";
    public const string ApiManagement = "Microsoft.ApiManagement/service";
    public const string Configuration = "Microsoft.AppConfiguration/configurationStores";

    private static readonly Dictionary<string, double> Days = new(StringComparer.OrdinalIgnoreCase)
    {
        [Vault] = 90,
        ["Microsoft.KeyVault/vaults/keys"] = 90,
        [Account] = 2,
        [Storage] = 14,
        [Workspace] = 14,
        [Learning] = 14,
        [ApiManagement] = 2,
        [Configuration] = 7,
    };

    /// <returns>Null for a type that is gone at once.</returns>
    public static TimeSpan? Of(Resource resource) =>
        !Days.TryGetValue(resource.Type, out var days) ? null
        : resource.Properties["softDeleteRetentionInDays"] is JsonValue own && own.TryGetValue(out int stated) ? TimeSpan.FromDays(stated)
        : TimeSpan.FromDays(days);

    /// <summary>True if Azure refuses to purge it before its time has passed.</summary>
    public static bool IsProtected(Resource resource) =>
        resource.Properties["enablePurgeProtection"] is JsonValue value && value.TryGetValue(out bool on) && on;
}
