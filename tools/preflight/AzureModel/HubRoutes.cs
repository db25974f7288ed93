using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>Whether a virtual hub has a default route, which it announces to the networks that it connects.</summary>
public static class HubRoutes
{
    private const string Default = "0.0.0.0/0";

    /// <param name="connection">A connection of the hub to a network.</param>
    /// <returns>Null if the plan has the hub, and no default route in it; false if a hub outside the plan can have one.</returns>
    public static bool? Announces(AzureResource connection, AzurePlan plan)
    {
        var end = connection.Id.LastIndexOf("/hubVirtualNetworkConnections/", StringComparison.OrdinalIgnoreCase);
        var hub = end < 0 ? "" : connection.Id[..end];
        return Has(hub, plan) ? true
            : plan.Find(hub) is null ? false
            : null;
    }

    private static bool Has(string hub, AzurePlan plan) =>
        plan.Of("network:AzureFirewall").Any(firewall => hub.Equals(firewall.Text("virtualHub.id"), StringComparison.OrdinalIgnoreCase))
        || Inner(plan, hub, "network:RoutingIntent", "routingPolicies", "destinations").Any(name => name == "Internet")
        || Inner(plan, hub, "network:HubRouteTable", "routes", "destinations").Contains(Default)
        || Inner(plan, hub, "network:HubVirtualNetworkConnection", "routingConfiguration.vnetRoutes.staticRoutes", "addressPrefixes")
            .Contains(Default)
        || plan.Find(hub)?.List("routeTable.routes").SelectMany(route => route.Texts("addressPrefixes")).Contains(Default) == true;

    private static IEnumerable<string> Inner(AzurePlan plan, string hub, string type, string list, string texts) =>
        plan.Of(type)
            .Where(each => each.Id.StartsWith($"{hub}/", StringComparison.OrdinalIgnoreCase))
            .SelectMany(each => each.List(list))
            .SelectMany(each => each.Texts(texts));
}
