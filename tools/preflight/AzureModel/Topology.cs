using System.Net;
using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>Subnets, rules and routes of a plan, gathered from wherever a program declares them.</summary>
public sealed class Topology
{
    private readonly AzurePlan _plan;
    private readonly Dictionary<string, Subnet> _subnets;
    private readonly Noted<ILookup<string, AzureResource>> _endpoints;

    public Topology(AzurePlan plan)
    {
        _plan = plan;
        var inline = plan.Of("network:VirtualNetwork")
            .SelectMany(network =>
                network
                    .List("subnets")
                    .Select(body => new Subnet(
                        $"{network.Id}/subnets/{body.Text("name")}",
                        body.Text("name") ?? "",
                        network,
                        network,
                        body
                    ))
            );
        var alone = plan.Of("network:Subnet")
            .Select(subnet => new Subnet(subnet.Id, subnet.AzureName, subnet, plan.ParentOf(subnet), subnet.Planned.Inputs));
        _subnets = inline
            .Concat(alone)
            .GroupBy(subnet => subnet.Id, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);
        _endpoints = new(() => Endpoints(plan));
    }

    public IReadOnlyCollection<Subnet> Subnets => _subnets.Values;

    public Subnet? Find(string? id) => id is null ? null : _subnets.GetValueOrDefault(id);

    public static IReadOnlyList<IPNetwork> Space(AzureResource? network) =>
        network is null ? [] : [.. network.Texts("addressSpace.addressPrefixes").Select(Addresses.Parse).OfType<IPNetwork>()];

    /// <summary>The rules of a group in the order that Azure reads them.</summary>
    public IReadOnlyList<SecurityRule> RulesOf(AzureResource group) =>
        [
            .. group
                .List("securityRules")
                .Select(body => new SecurityRule(group, body))
                .Concat(
                    _plan
                        .Of("network:SecurityRule")
                        .Where(rule => _plan.ParentOf(rule) == group)
                        .Select(rule => new SecurityRule(rule, rule.Planned.Inputs))
                )
                .OrderBy(rule => rule.Priority),
        ];

    public IEnumerable<Route> RoutesOf(AzureResource table) =>
        table
            .List("routes")
            .Select(body => (table, body))
            .Concat(
                _plan
                    .Of("network:Route")
                    .Where(route => _plan.ParentOf(route) == table)
                    .Select(route => (route, (System.Text.Json.Nodes.JsonNode)route.Planned.Inputs))
            )
            .Select(each => new Route(
                each.Item1,
                each.Item2.Text("addressPrefix") ?? "",
                each.Item2.Text("nextHopType") ?? "",
                each.Item2.Text("nextHopIpAddress")
            ));

    /// <summary>True if the subnet's table sends everything that no other route leads through an appliance.</summary>
    public bool IsForced(Subnet subnet) => _plan.Find(subnet.RouteTable) is { } table && RoutesOf(table).Any(route => route.IsForced);

    /// <summary>The private addresses of the plan's firewalls: those that Azure gives, and the first of each firewall's subnet.</summary>
    public IReadOnlyList<string> FirewallAddresses =>
        [
            .. _plan
                .Of("network:AzureFirewall")
                .SelectMany(firewall => firewall.Planned.Outputs.List("ipConfigurations"))
                .Select(config => config.Text("privateIPAddress"))
                .OfType<string>(),
            .. Subnets.Where(subnet => subnet.Name == "AzureFirewallSubnet").SelectMany(subnet => subnet.Prefixes).Select(FirstUsable),
        ];

    private static string FirstUsable(IPNetwork range)
    {
        var bytes = range.BaseAddress.GetAddressBytes();
        bytes[^1] += Reserved;
        return new IPAddress(bytes).ToString();
    }

    /// <summary>Azure keeps the first four addresses of a subnet, and its last.</summary>
    public const int Reserved = 4;

    /// <summary>The private endpoints of a resource.</summary>
    public IEnumerable<AzureResource> EndpointsOf(string id) => _endpoints.Value[id];

    private static ILookup<string, AzureResource> Endpoints(AzurePlan plan) =>
        plan.Of("network:PrivateEndpoint")
            .SelectMany(endpoint =>
                Connections(endpoint)
                    .Select(connection => connection.Text("privateLinkServiceId"))
                    .OfType<string>()
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Select(target => (target, endpoint))
            )
            .ToLookup(pair => pair.target, pair => pair.endpoint, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<System.Text.Json.Nodes.JsonNode> Connections(AzureResource endpoint) =>
        endpoint.List("privateLinkServiceConnections").Concat(endpoint.List("manualPrivateLinkServiceConnections"));

    /// <summary>Ids of the zones that an endpoint's names are written into.</summary>
    public IReadOnlyList<string> ZonesOf(AzureResource endpoint) =>
        [
            .. _plan
                .ChildrenOf(endpoint)
                .Where(group => group.Token == "network:PrivateDnsZoneGroup")
                .SelectMany(group => group.List("privateDnsZoneConfigs"))
                .Select(config => config.Text("privateDnsZoneId"))
                .OfType<string>(),
        ];

    /// <summary>The networks that the plan links a zone to.</summary>
    public IEnumerable<string> NetworksOf(AzureResource zone) =>
        _plan
            .Of("privatedns:VirtualNetworkLink", "network:VirtualNetworkLink")
            .Where(link => _plan.ParentOf(link) == zone)
            .Select(link => link.Text("virtualNetwork.id"))
            .OfType<string>();

    /// <summary>False if the zone is of this plan and not linked; of another's zone nothing is known.</summary>
    public bool IsLinked(string zoneId, AzureResource network) =>
        _plan.Find(zoneId) is not { } zone
        || _plan
            .Of("privatedns:VirtualNetworkLink", "network:VirtualNetworkLink")
            .Any(link =>
                _plan.ParentOf(link) == zone
                && string.Equals(link.Text("virtualNetwork.id"), network.Id, StringComparison.OrdinalIgnoreCase)
            );
}
