using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Rules.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Rules.InUse;

/// <summary>Security groups, route tables, public addresses and policies are not deleted while something uses them.</summary>
internal sealed class NetworkPartInUse : Rule
{
    /// <summary>{0} is the id, {1} the name, {2} what uses it.</summary>
    private static readonly Dictionary<string, (string Code, string Message)> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Network/networkSecurityGroups"] = (
            "InUseNetworkSecurityGroupCannotBeDeleted",
            "Network security group {0} cannot be deleted because it is in use by the following resources: {2}. In order to delete the "
                + "Network security group, remove the association with the resource(s). To learn how to do this, see aka.ms/deletensg."
        ),
        ["Microsoft.Network/routeTables"] = ("InUseRouteTableCannotBeDeleted", "Route table {1} is in use and cannot be deleted."),
        ["Microsoft.Network/natGateways"] = ("InUseNatGatewayCannotBeDeleted", "Nat Gateway {1} is in use by {2} and cannot be deleted."),
        ["Microsoft.Network/publicIPAddresses"] = (
            "PublicIPAddressCannotBeDeleted",
            "Public IP address {0} can not be deleted since it is still allocated to resource {2}. In order to delete the public IP, "
                + "disassociate/detach the Public IP address from the resource. To learn how to do this, see aka.ms/deletepublicip."
        ),
        ["Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies"] = (
            "ApplicationGatewayFirewallPolicyInUse",
            "Application Gateway Firewall Policy {0} is used by {2} and cannot be deleted."
        ),
        ["Microsoft.Network/firewallPolicies"] = ("FirewallPolicyInUse", "Resource {0} is in use by {2} and cannot be deleted."),
        ["Microsoft.Network/ddosProtectionPlans"] = ("DdosProtectionPlanInUse", "Ddos protection plan {0} is in use by {2}."),
        ["Microsoft.Network/networkInterfaces"] = ("NicInUse", "Network Interface {0} is used by existing resource {2}."),
    };

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsDelete || call.Existing is not { } part || !Table.TryGetValue(part.Type, out var error))
        {
            return null;
        }

        var users = References
            .To(part.Id, call.Azure)
            .Select(each => each.From)
            .Where(each => ArmPath.Same(each.Path.Namespace, "Microsoft.Network") || ArmPath.Same(each.Path.Namespace, "Microsoft.Compute"))
            .Select(each => each.Id)
            .Distinct()
            .ToList();
        return users.Count == 0
            ? null
            : ArmResponse.Failure(
                400,
                error.Code,
                error
                    .Message.Replace("{0}", part.Id, StringComparison.Ordinal)
                    .Replace("{1}", part.Name, StringComparison.Ordinal)
                    .Replace("{2}", string.Join(", ", users), StringComparison.Ordinal)
            );
    }
}
