using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Reports.Diagrams;

/// <summary>The nodes of a plan: networks, subnets with their content, services, and external callers.</summary>
public static class ArchitectureNodes
{
    public const string User = "user";
    public const string Internet = "internet";

    public static IEnumerable<Node> Of(AzurePlan plan)
    {
        yield return new Node(User, "User", "browser", NodeKind.Outside);
        var placed = new HashSet<string>();
        foreach (var network in plan.Network.Subnets.GroupBy(subnet => subnet.Network))
        {
            var key = network.Key?.Planned.Urn ?? "network";
            var detail = network.Key is null
                ? "of another stack"
                : $"{network.Key.Name} · {string.Join(", ", Topology.Space(network.Key))}";
            yield return new Node(key, "Virtual network", detail, NodeKind.Network);
            foreach (var subnet in network)
            {
                yield return new Node(Key(subnet), subnet.Name, Detail(plan, subnet), NodeKind.Subnet, key);
                foreach (var resource in In(plan, subnet).Where(resource => placed.Add(resource.Planned.Urn)))
                {
                    yield return Of(resource, Key(subnet));
                }
            }
        }

        foreach (var site in plan.Sites.Where(site => placed.Add(site.Planned.Urn)))
        {
            yield return Of(site, null);
        }

        foreach (var service in Services(plan))
        {
            yield return Of(service, null);
        }

        foreach (var id in plan.Of("network:PrivateEndpoint").Select(TargetOf).OfType<string>().Distinct())
        {
            if (plan.Find(id) is null && !id.Contains("/slots/", StringComparison.Ordinal))
            {
                yield return new Node(id, id[(id.LastIndexOf('/') + 1)..], "service of another stack", NodeKind.External);
            }
        }

        var isFiltered = plan.Of("network:AzureFirewall").Any();
        yield return new Node(Internet, "Internet", isFiltered ? "allowed hosts only" : "any host", NodeKind.Outside);
    }

    public static string Key(Subnet subnet) => subnet.Id.ToLowerInvariant();

    /// <summary>The id that an endpoint leads to. The endpoint of a slot names the site, and the slot in its group.</summary>
    public static string? TargetOf(AzureResource endpoint)
    {
        var connection = Topology.Connections(endpoint).FirstOrDefault();
        var id = connection.Text("privateLinkServiceId");
        return connection.Texts("groupIds").FirstOrDefault() is { } group && group.StartsWith("sites-", StringComparison.Ordinal)
            ? $"{id}/slots/{group["sites-".Length..]}"
            : id;
    }

    /// <summary>The app itself comes first, its slots after it.</summary>
    public static bool IsOfSlot(AzureResource endpoint) => TargetOf(endpoint)?.Contains("/slots/", StringComparison.Ordinal) == true;

    private static Node Of(AzureResource resource, string? container) =>
        new(resource.Planned.Urn, ResourceLabel.Title(resource), ResourceLabel.Detail(resource), ResourceLabel.Kind(resource), container);

    private static IEnumerable<AzureResource> Services(AzurePlan plan) =>
        plan.Resources.Where(resource =>
            AzureService.Of(resource.Token) is not null && resource.Token != "web:WebApp"
            || resource.Token is "operationalinsights:Workspace" or "applicationinsights:Component"
        );

    private static string Detail(AzurePlan plan, Subnet subnet) =>
        string.Join(" · ", subnet.Prefixes.Select(prefix => $"{prefix}").Concat(plan.Find(subnet.SecurityGroup) is null ? [] : ["NSG"]));

    /// <summary>What is in a subnet, callers first.</summary>
    private static IEnumerable<AzureResource> In(AzurePlan plan, Subnet subnet)
    {
        bool IsHere(string? id) => string.Equals(id, subnet.Id, StringComparison.OrdinalIgnoreCase);
        bool HasHere(AzureResource resource, string configurations) =>
            resource.List(configurations).Any(configuration => IsHere(configuration.Text("subnet.id")));
        return
        [
            .. plan.Sites.Where(site => IsHere(site.Text("virtualNetworkSubnetId"))),
            .. plan.Of("network:ApplicationGateway").Where(gateway => HasHere(gateway, "gatewayIPConfigurations")),
            .. plan.Of("network:AzureFirewall", "network:BastionHost", "network:NetworkInterface")
                .Where(resource => HasHere(resource, "ipConfigurations")),
            .. plan.Of("network:PrivateEndpoint").Where(endpoint => IsHere(endpoint.Text("subnet.id"))),
        ];
    }
}
