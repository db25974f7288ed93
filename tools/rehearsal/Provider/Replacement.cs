using Planning.Requests;
using Planning.ResourceIds;
using Rehearsal.State;

namespace Rehearsal.Provider;

/// <summary>
/// Which changes azure-native answers with a new resource: another id, another region, and the properties of its table (forceNewMap in
/// provider/pkg/gen/replacement.go of pulumi-azure-native, read 2026-11-30) or that Azure's definitions let be set at creation only.
/// </summary>
public static class Replacement
{
    /// <summary>Type → paths in ARM.</summary>
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Authorization/roleAssignments"] = ["properties.principalId", "properties.roleDefinitionId"],
        ["Microsoft.ContainerService/managedClusters"] =
        [
            "properties.diskEncryptionSetID",
            "properties.dnsPrefix",
            "properties.fqdnSubdomain",
            "properties.linuxProfile",
            "properties.nodeResourceGroup",
            "properties.windowsProfile",
        ],
        ["Microsoft.ContainerService/managedClusters/agentPools"] = ["properties.gpuInstanceProfile", "properties.vmSize"],
        ["Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments"] = ["properties.principalId", "properties.scope"],
        ["Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers"] = ["properties.resource.partitionKey"],
        ["Microsoft.Insights/components"] = ["kind"],
        ["Microsoft.KeyVault/vaults/keys"] = ["properties.kty", "properties.keySize", "properties.curveName"],
        ["Microsoft.Network/privateEndpoints"] = ["properties.subnet"],
        ["Microsoft.Network/publicIPAddresses"] = ["properties.publicIPAddressVersion", "properties.publicIPPrefix", "sku"],
        ["Microsoft.Storage/storageAccounts"] = ["properties.isHnsEnabled"],
        ["Microsoft.Web/sites"] = ["kind"],
    };

    /// <param name="changes">Paths in the body.</param>
    /// <returns>What forces a replacement; empty for an update in place.</returns>
    public static IReadOnlyList<string> Reasons(ResourceState before, ResourceState after, IReadOnlyList<string> changes)
    {
        var reasons = new List<string>();
        if (!before.Id.Equals(after.Id, StringComparison.OrdinalIgnoreCase))
        {
            reasons.Add("id");
        }

        var own = after.Arm is { } arm ? after.Options.ReplaceOnChanges.Select(path => BodyPath.Of(arm, path)).ToList() : [];
        var known = after.Arm is { } type ? Known.GetValueOrDefault(type.Type, []) : [];
        reasons.AddRange(
            changes.Where(change => change == "location" || known.Any(path => Covers(path, change)) || own.Any(path => path.Covers(change)))
        );
        return reasons;
    }

    /// <summary>Whether another value of an input, now unknown, would replace the resource.</summary>
    public static bool IsForcedBy(ResourceState resource, string input)
    {
        if (resource.Arm is not { } arm)
        {
            return false;
        }

        var token = ResourceTypes.Short(resource.Type);
        if (InputNames.IsOfThePath(token, ResourceTypes.Path(resource.Type) ?? "", input) || input == "location")
        {
            return true;
        }

        var path = BodyPath.Of(arm, input).ToString();
        return Known.GetValueOrDefault(arm.Type, []).Any(known => Covers(known, path))
            || resource.Options.ReplaceOnChanges.Any(each => BodyPath.Of(arm, each).Covers(path));
    }

    private static bool Covers(string path, string change) =>
        change.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (change.Length == path.Length || change[path.Length] is '.' or '[');
}
