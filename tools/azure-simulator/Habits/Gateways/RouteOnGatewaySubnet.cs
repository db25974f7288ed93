using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Habits.Networks;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Gateways;

internal sealed class RouteOnGatewaySubnet : Habit
{
    public override string Id => "route-on-gateway-subnet";

    public override string Sentence => "A gateway refuses a subnet whose default route leads to a virtual appliance.";

    public override string Source =>
        "https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure#supported-user-defined-routes";

    public override string Sure => "documented";

    public override string? Fix => "Put no default route to an appliance on the subnet of the gateway.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite && call.IsOf(SubnetUse.Gateways)
            ? SubnetUse
                .Of(call.Type, call.Id, call.Body)
                .Select(use =>
                    (use.Subnet, Table: JsonPath.Text(call.Azure.Resources.Find(use.Subnet)?.Body, "properties", "routeTable", "id"))
                )
                .Where(each => each.Table is not null && HasDefaultRoute(each.Table, call))
                .Select(each =>
                    Failure(
                        400,
                        "ApplicationGatewaySubnetCannotHaveRouteTable",
                        $"The route table {each.Table} of subnet {each.Subnet} has a default route to a virtual appliance. "
                            + "This is not permitted "
                            + $"for Application Gateway {call.Id} that has V2 Sku."
                    )
                )
                .FirstOrDefault()
            : null;

    private static bool HasDefaultRoute(string table, Call call) =>
        call
            .Azure.Resources.OfType("Microsoft.Network/routeTables/routes")
            .Any(route =>
                ArmPath.Same(route.Path.Parent, table)
                && JsonPath.Text(route.Body, "properties", "addressPrefix") == "0.0.0.0/0"
                && JsonPath.Text(route.Body, "properties", "nextHopType") == "VirtualAppliance"
            );
}
