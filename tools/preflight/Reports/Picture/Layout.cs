using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Reports.Picture;

/// <summary>Where everything of a plan stands: people at the left, the network with its subnets in the middle, services at the right.</summary>
internal sealed class Layout
{
    private const int Margin = 24,
        NetworkX = 220,
        SubnetX = NetworkX + 20,
        SubnetWidth = 380,
        ServiceX = 760,
        ServiceWidth = 300,
        Line = 40,
        Gap = 14;
    private readonly AzurePlan _plan;
    private readonly Dictionary<string, Box> _boxes = [];

    public Layout(AzurePlan plan)
    {
        _plan = plan;
        var bottom = Math.Max(Subnets(), Services());
        Height = bottom + Margin;
        Front();
        Arrows = [.. Flows().OfType<Arrow>()];
    }

    public static int Width => ServiceX + ServiceWidth + Margin;

    public int Height { get; }

    public IReadOnlyCollection<Box> Boxes => _boxes.Values;

    public IReadOnlyList<Arrow> Arrows { get; }

    /// <returns>The lowest edge.</returns>
    private int Subnets()
    {
        var y = 76;
        var networks = _plan.Network.Subnets.GroupBy(subnet => subnet.Network).ToList();
        foreach (var network in networks)
        {
            var top = y;
            y += 44;
            foreach (var subnet in network)
            {
                var occupants = Occupants(subnet).ToList();
                var box = Add(
                    new Box(
                        subnet.Id.ToLowerInvariant(),
                        subnet.Name,
                        Describe(subnet),
                        "subnet",
                        SubnetX,
                        y,
                        SubnetWidth,
                        46 + occupants.Count * (Line + 6)
                    )
                );
                foreach (var (occupant, i) in occupants.Select((occupant, i) => (occupant, i)))
                {
                    Add(
                        new Box(
                            occupant.Planned.Urn,
                            occupant.Name,
                            Kind(occupant),
                            Look(occupant),
                            SubnetX + 14,
                            y + 42 + i * (Line + 6),
                            SubnetWidth - 28,
                            Line
                        )
                    );
                }

                y = box.Y + box.Height + Gap;
            }

            Add(
                new Box(
                    network.Key?.Planned.Urn ?? "elsewhere",
                    network.Key?.Name ?? "a network of its own",
                    string.Join(", ", Topology.Space(network.Key)),
                    "network",
                    NetworkX,
                    top,
                    SubnetWidth + 40,
                    y - top
                )
            );
            y += Gap;
        }

        foreach (var site in _plan.Sites.Where(site => !_boxes.ContainsKey(site.Planned.Urn)))
        {
            y = Below(Add(new Box(site.Planned.Urn, site.Name, Kind(site), "compute", SubnetX, y, SubnetWidth, Line + 4)));
        }

        return y;
    }

    private int Services()
    {
        var y = 76;
        var targets = _plan.Of("network:PrivateEndpoint").Select(Target).OfType<string>().ToList();
        var services = _plan
            .Resources.Where(resource =>
                AzureService.Of(resource.Token) is not null && resource.Token != "web:WebApp"
                || resource.Token is "operationalinsights:Workspace" or "applicationinsights:Component"
            )
            .OrderBy(resource =>
                targets.FindIndex(id => id.Equals(resource.Id, StringComparison.OrdinalIgnoreCase)) is var place and >= 0
                    ? place
                    : targets.Count
            );
        foreach (var service in services)
        {
            y = Below(
                Add(
                    new Box(
                        service.Planned.Urn,
                        service.Name,
                        $"{Kind(service)}{(IsClosed(service) ? ", closed to the public" : "")}",
                        "service",
                        ServiceX,
                        y,
                        ServiceWidth,
                        Line + 4
                    )
                )
            );
        }

        foreach (var foreign in targets.Where(id => _plan.Find(id) is null && !id.Contains("/slots/", StringComparison.Ordinal)).Distinct())
        {
            y = Below(
                Add(
                    new Box(
                        foreign,
                        foreign[(foreign.LastIndexOf('/') + 1)..],
                        "of another stack",
                        "service foreign",
                        ServiceX,
                        y,
                        ServiceWidth,
                        Line + 4
                    )
                )
            );
        }

        return y;
    }

    private void Front()
    {
        Add(new Box("people", "People", "by HTTPS, signed in", "outside", Margin, 120, 150, 56));
        if (_plan.Of("network:AzureFirewall", "network:NatGateway").Any())
        {
            Add(new Box("internet", "Internet", "listed hosts only", "outside", Margin, 220, 150, 56));
        }
    }

    private IEnumerable<Arrow?> Flows()
    {
        var gateways = _plan.Of("network:ApplicationGateway").ToList();
        foreach (var front in gateways.Count > 0 ? gateways : [.. _plan.Of("web:WebApp")])
        {
            yield return Between("people", front.Planned.Urn);
        }

        foreach (var gateway in gateways)
        {
            foreach (var endpoint in _plan.Of("web:WebApp").SelectMany(site => _plan.Network.EndpointsOf(site.Id)))
            {
                yield return Between(gateway.Planned.Urn, endpoint.Planned.Urn, isCall: true);
            }
        }

        foreach (var (site, subnet) in Calls().Distinct())
        {
            yield return Between(site.Planned.Urn, subnet, isCall: true);
        }

        foreach (var firewall in _plan.Of("network:AzureFirewall"))
        {
            yield return Between(firewall.Planned.Urn, "internet", isDashed: true);
        }

        foreach (var endpoint in _plan.Of("network:PrivateEndpoint"))
        {
            yield return Target(endpoint) is { } target ? Between(endpoint.Planned.Urn, _plan.Find(target)?.Planned.Urn ?? target) : null;
        }

        var direct = AppDependency.Of(_plan).Where(each => each.Target is not null && !_plan.Network.EndpointsOf(each.Target!.Id).Any());
        foreach (var (site, target) in direct.Select(each => (each.Site, each.Target)).Distinct())
        {
            yield return Between(site.Planned.Urn, target!.Planned.Urn);
        }
    }

    /// <summary>From a site to the subnets of the endpoints that it calls.</summary>
    private IEnumerable<(AzureResource Site, string Subnet)> Calls() =>
        from dependency in AppDependency.Of(_plan)
        where dependency.Target is not null
        from endpoint in _plan.Network.EndpointsOf(dependency.Target!.Id)
        select (dependency.Site, endpoint.Text("subnet.id")?.ToLowerInvariant() ?? "");

    /// <summary>What an endpoint leads to; a slot's endpoint names the site, and the slot in its group.</summary>
    private string? Target(AzureResource endpoint)
    {
        var connection = Topology.Connections(endpoint).FirstOrDefault();
        var id = connection.Text("privateLinkServiceId");
        return connection.Texts("groupIds").FirstOrDefault() is { } group && group.StartsWith("sites-", StringComparison.Ordinal)
            ? $"{id}/slots/{group["sites-".Length..]}"
            : id;
    }

    private Arrow? Between(string from, string to, bool isDashed = false, bool isCall = false) =>
        _boxes.TryGetValue(from, out var start) && _boxes.TryGetValue(to, out var end) ? new Arrow(start, end, isDashed, isCall) : null;

    private Box Add(Box box)
    {
        _boxes[box.Key] = box;
        return box;
    }

    private static int Below(Box box) => box.Y + box.Height + Gap;

    /// <summary>What stands in a subnet, callers first.</summary>
    private IEnumerable<AzureResource> Occupants(Subnet subnet)
    {
        bool In(string? id) => string.Equals(id, subnet.Id, StringComparison.OrdinalIgnoreCase);
        return _plan
            .Sites.Where(site => In(site.Text("virtualNetworkSubnetId")))
            .Concat(
                _plan
                    .Of("network:ApplicationGateway")
                    .Where(gateway => gateway.List("gatewayIPConfigurations").Any(config => In(config.Text("subnet.id"))))
            )
            .Concat(
                _plan
                    .Of("network:AzureFirewall", "network:BastionHost")
                    .Where(each => each.List("ipConfigurations").Any(config => In(config.Text("subnet.id"))))
            )
            .Concat(
                _plan
                    .Of("network:NetworkInterface")
                    .Where(each => each.List("ipConfigurations").Any(config => In(config.Text("subnet.id"))))
            )
            .Concat(_plan.Of("network:PrivateEndpoint").Where(endpoint => In(endpoint.Text("subnet.id"))));
    }

    private string Describe(Subnet subnet) =>
        string.Join(
            " · ",
            new[]
            {
                string.Join(", ", subnet.Prefixes),
                _plan.Find(subnet.SecurityGroup) is null ? null : "rules",
                _plan.Find(subnet.RouteTable) is null ? null : "leaves through the firewall",
            }.Where(part => !string.IsNullOrEmpty(part))
        );

    private static string Kind(AzureResource resource) =>
        resource.Token[(resource.Token.IndexOf(':', StringComparison.Ordinal) + 1)..] switch
        {
            "WebApp" => "App Service",
            "WebAppSlot" => "App Service slot",
            "ApplicationGateway" => $"Application Gateway {resource.Text("sku.tier")}",
            "AzureFirewall" => $"Azure Firewall {resource.Text("sku.tier")}",
            "PrivateEndpoint" =>
                $"private endpoint to {Topology.Connections(resource).SelectMany(connection => connection.Texts("groupIds")).FirstOrDefault()}",
            "Service" => $"AI Search {resource.Text("sku.name")}",
            "Account" => resource.Text("kind") ?? "AI account",
            "Vault" => "Key Vault",
            "StorageAccount" => $"storage {resource.Text("sku.name")}",
            "Workspace" when resource.Token.StartsWith("operational", StringComparison.Ordinal) => "Log Analytics",
            "Workspace" => "Azure Machine Learning",
            "Component" => "Application Insights",
            "PrivateLinkScope" => "Azure Monitor, private link scope",
            "DatabaseAccount" => "Cosmos DB",
            var other => other,
        };

    private static string Look(AzureResource resource) =>
        resource.Token switch
        {
            "network:PrivateEndpoint" => "endpoint",
            "web:WebApp" or "web:WebAppSlot" => "compute",
            _ => "edge",
        };

    private static bool IsClosed(AzureResource resource) =>
        (
            resource.Text("publicNetworkAccess")
            ?? resource.Text("properties.publicNetworkAccess")
            ?? resource.Text("publicNetworkAccessForIngestion")
        )
            is "Disabled"
                or "disabled";
}
