using AzureDefinitions.Ids;
using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Rules.Framework;

namespace AzureSimulator.Rules.InUse;

/// <summary>Some resources are not deleted while they have children of certain types.</summary>
internal sealed class NestedFirst : Rule
{
    private static readonly Dictionary<string, string[]> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Network/privateDnsZones"] = ["virtualNetworkLinks"],
        ["Microsoft.Insights/privateLinkScopes"] = ["scopedResources"],
    };

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsDelete || call.Existing is not { } parent || !Table.TryGetValue(parent.Type, out var types))
        {
            return null;
        }

        var nested = types
            .SelectMany(type => call.Azure.Resources.OfType($"{parent.Type}/{type}"))
            .Where(child => ArmPath.IsBelow(child.Id, parent.Id))
            .Select(child => ScopedId.Of(child.Id)!.Path)
            .ToList();
        return nested.Count == 0
            ? null
            : ArmResponse.Failure(
                409,
                "CannotDeleteResource",
                "Cannot delete resource while nested resources exist. Some existing nested resource IDs include: "
                    + $"'{string.Join(",", nested)}'. Please delete all nested resources before deleting this resource."
            );
    }
}
