using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Habits.Networks;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Gateways;

internal sealed class RulesBlockGateway : Habit
{
    private const string SecurityGroup = "Microsoft.Network/networkSecurityGroups";

    public override string Id => "nsg-on-gateway-subnet";

    public override string Sentence => "A gateway refuses a subnet whose rules cut its control traffic, or deny anything that goes out.";

    public override string Source => "https://github.com/MicrosoftDocs/azure-docs/issues/84599";

    public override string Sure => "measured";

    public override string? Fix =>
        "Allow the ports 65200-65535 from GatewayManager, and put no outbound denial on the subnet of the gateway.";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsWrite)
        {
            return null;
        }

        var pairs =
            call.IsOf(SubnetUse.Gateways) ? from use in SubnetUse.Of(call.Type, call.Id, call.Body) select (Gateway: call.Id, use.Subnet)
            : ArmPath.IsWithin(call.Type, SecurityGroup)
                ? from gateway in call.Azure.Resources.OfType(SubnetUse.Gateways)
                from use in SubnetUse.Of(gateway.Type, gateway.Id, gateway.Body)
                where ArmPath.Same(GroupOf(use.Subnet, call), call.RootId)
                select (Gateway: gateway.Id, use.Subnet)
            : [];
        return pairs.Select(pair => Problem(call, pair.Gateway, pair.Subnet)).FirstOrDefault(problem => problem is not null);
    }

    private ArmResponse? Problem(Call call, string gateway, string subnet)
    {
        if (GroupOf(subnet, call) is not { } group || call.Azure.Resources.Find(group) is null)
        {
            return null;
        }

        var rules = new TrafficRules(RulesOf(group, call));
        return !rules.LetsManagerIn
                ? Failure(
                    400,
                    "ApplicationGatewaySubnetInboundTrafficBlockedByNetworkSecurityGroup",
                    $"Network security group {group} blocks incoming internet traffic on ports 65200 - 65535 to subnet "
                        + $"{subnet}, associated with "
                        + $"Application Gateway {gateway}. This is not permitted for Application Gateways that have V2 Sku."
                )
            : rules.DeniesOut
                ? Failure(
                    400,
                    "ApplicationGatewaySubnetOutboundTrafficBlockedByNetworkSecurityGroup",
                    $"Network security group {group} blocks outgoing internet traffic on subnet {subnet}, associated with "
                        + "Application Gateway "
                        + $"{gateway}. This is not permitted for Application Gateways that have fast update enabled or have V2 Sku."
                )
            : null;
    }

    private static string? GroupOf(string subnet, Call call) =>
        JsonPath.Text(call.Azure.Resources.Find(subnet)?.Body, "properties", "networkSecurityGroup", "id");

    /// <summary>The rules as they are after the call.</summary>
    private static IEnumerable<JsonObject> RulesOf(string group, Call call)
    {
        if (ArmPath.Same(call.Path.Text, group))
        {
            return JsonPath.Items(call.Body, "properties", "securityRules");
        }

        var stored = call
            .Azure.Resources.OfType($"{SecurityGroup}/securityRules")
            .Where(rule => ArmPath.Same(rule.Path.Parent, group) && !ArmPath.Same(rule.Id, call.Path.Text))
            .Select(rule => rule.Body);
        return ArmPath.IsBelow(call.Path.Text, group) ? stored.Append(call.Body!) : stored;
    }
}
