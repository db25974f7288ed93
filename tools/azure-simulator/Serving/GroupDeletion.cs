using AzureSimulator.Ids;
using AzureSimulator.Rules.InUse;
using AzureSimulator.State;

namespace AzureSimulator.Serving;

/// <summary>A group is not deleted while something outside it lies in one of its subnets.</summary>
internal static class GroupDeletion
{
    public static bool IsGroup(string type) => ArmPath.Same(type, "Microsoft.Resources/resourceGroups");

    /// <returns>Null if the group can be deleted, and for a request about anything else.</returns>
    public static ArmResponse? Blocked(Operation operation, AzureState azure)
    {
        if (azure.Resources.Find(operation.Resource) is not { } group || !IsGroup(group.Type))
        {
            return null;
        }

        var held = azure
            .Resources.OfType("Microsoft.Network/virtualNetworks/subnets")
            .Where(subnet => ArmPath.IsBelow(subnet.Id, group.Id) && SubnetInUse.Refused(subnet, azure, group.Id) is not null)
            .Select(subnet => subnet.Path.Parent)
            .Distinct()
            .ToList();
        return held.Count == 0
            ? null
            : ArmResponse.Failure(
                409,
                "ResourceGroupDeletionBlocked",
                $"Deletion of resource group '{group.Name}' failed as resources with identifiers '{string.Join(",", held)}' could not be "
                    + "deleted. The provisioning state of the resource group will be rolled back. The tracking Id is "
                    + $"'{operation.Id}'. Please check audit logs for more details."
            );
    }
}
