using System.Text.Json.Nodes;

namespace Rehearsal.Provider;

/// <summary>
/// Properties that are resources of their own as well. Where the program leaves one out, the provider creates it empty and keeps what Azure
/// has in an update (provider/pkg/provider/crud/crud.go of pulumi-azure-native).
/// </summary>
internal static class SubResources
{
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Network/virtualNetworks"] = ["subnets", "virtualNetworkPeerings"],
        ["Microsoft.Network/networkSecurityGroups"] = ["securityRules"],
        ["Microsoft.Network/routeTables"] = ["routes"],
        ["Microsoft.KeyVault/vaults"] = ["accessPolicies"],
    };

    /// <returns>The names, below `properties`, that the body leaves out.</returns>
    public static IReadOnlyList<string> Unset(string armType, JsonObject body) =>
        Known.TryGetValue(armType, out var names)
            ? [.. names.Where(name => body["properties"] is not JsonObject properties || properties[name] is null)]
            : [];

    /// <param name="remote">What Azure has; null at a creation.</param>
    public static void Complete(JsonObject body, IEnumerable<string> unset, JsonObject? remote)
    {
        foreach (var name in unset)
        {
            var properties = body["properties"] as JsonObject ?? [];
            body["properties"] = properties;
            if (remote is null)
            {
                properties[name] = new JsonArray();
            }
            else if (remote["properties"]?[name] is { } kept)
            {
                properties[name] = kept.DeepClone();
            }
        }
    }
}
