using AzureSimulator.Calls;
using AzureSimulator.Children;
using AzureSimulator.Ids;
using AzureSimulator.Rules.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Rules.InUse;

/// <summary>A subnet in which something lies is not deleted, nor is its network, nor is it left out of the network's list.</summary>
internal sealed class SubnetInUse : Rule
{
    private const string Network = "Microsoft.Network/virtualNetworks";
    private const string Subnet = $"{Network}/subnets";

    public override ArmResponse? Refuse(Call call)
    {
        if (call.Existing is not { } existing || !(call.IsOf(Network) || call.IsOf(Subnet)))
        {
            return null;
        }

        IEnumerable<Resource> going =
            call.IsDelete ? call.Azure.Resources.OfType(Subnet).Where(subnet => ArmPath.IsWithin(subnet.Id, existing.Id))
            : call.IsWrite && call.IsOf(Network)
                ? Embedded.Removed(existing, call.Body!, call.Method == "PUT", call.Azure).Where(child => ArmPath.Same(child.Type, Subnet))
            : [];
        return going.Select(subnet => Refused(subnet, call.Azure, null)).FirstOrDefault(answer => answer is not null);
    }

    /// <param name="except">The id of a group whose resources go with the subnet; null for none.</param>
    public static ArmResponse? Refused(Resource subnet, AzureState azure, string? except) =>
        References
            .To(subnet.Id, azure)
            .Where(each => except is null || !ArmPath.IsWithin(each.From.Id, except))
            .Select(each => Holder(each.From, each.Path, subnet))
            .FirstOrDefault(holder => holder is not null)
            is { } holds
            ? ArmResponse.Failure(
                400,
                "InUseSubnetCannotBeDeleted",
                $"Subnet {subnet.Name} is in use by {holds} and cannot be deleted. In order to delete the subnet, delete all the resources "
                    + "within the subnet. See aka.ms/deletesubnet."
            )
            : null;

    /// <summary>A rule of a firewall names a subnet and does not hold it.</summary>
    private static string? Holder(Resource from, string path, Resource subnet) =>
        from.Type.ToUpperInvariant() switch
        {
            "MICROSOFT.WEB/SITES" or "MICROSOFT.WEB/SITES/SLOTS" => $"{subnet.Id}/serviceAssociationLinks/AppServiceLink",
            "MICROSOFT.APP/MANAGEDENVIRONMENTS" => $"{subnet.Id}/serviceAssociationLinks/legionservicelink",
            "MICROSOFT.COGNITIVESERVICES/ACCOUNTS" => path.Contains("networkInjections", StringComparison.OrdinalIgnoreCase)
                ? $"{subnet.Id}/serviceAssociationLinks/legionservicelink"
                : null,
            "MICROSOFT.NETWORK/APPLICATIONGATEWAYS" => $"{from.Id}/gatewayIPConfigurations/gateway",
            "MICROSOFT.APIMANAGEMENT/SERVICE" => from.Id,
            var type
                when type.StartsWith("MICROSOFT.NETWORK/", StringComparison.Ordinal)
                    && !type.StartsWith("MICROSOFT.NETWORK/VIRTUALNETWORKS", StringComparison.Ordinal)
                    && !type.StartsWith("MICROSOFT.NETWORK/NETWORKWATCHERS", StringComparison.Ordinal) => from.Id,
            var type when type.StartsWith("MICROSOFT.COMPUTE/", StringComparison.Ordinal) => from.Id,
            var type when type.StartsWith("MICROSOFT.DBFOR", StringComparison.Ordinal) => from.Id,
            _ => null,
        };
}
