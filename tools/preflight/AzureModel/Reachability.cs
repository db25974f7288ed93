using System.Net;
using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>Whether an app reaches a service through subnets, security rules, routes, DNS zones and the service's firewall.</summary>
public static class Reachability
{
    private static readonly Dictionary<string, string[]> ServiceTags = new()
    {
        ["cognitiveservices:Account"] = ["CognitiveServicesManagement", "AzureCloud"],
        ["search:Service"] = ["AzureCognitiveSearch", "AzureCloud"],
        ["keyvault:Vault"] = ["AzureKeyVault", "AzureCloud"],
        ["storage:StorageAccount"] = ["Storage", "AzureCloud"],
    };

    /// <returns>Why not; null if the site reaches it.</returns>
    public static string? WhyNot(AzurePlan plan, AppDependency dependency)
    {
        var subnet = plan.Network.Find(dependency.Site.Text("virtualNetworkSubnetId"));
        if (subnet is null && dependency.Site.Has("virtualNetworkSubnetId"))
        {
            return null;
        }

        var target = dependency.Target!;
        var endpoint = plan
            .Network.EndpointsOf(target.Id)
            .FirstOrDefault(endpoint => Topology.Connections(endpoint).Any(connection => GroupFits(connection, dependency)));
        return endpoint is not null && subnet is not null && WhyNotResolved(plan, endpoint, subnet, dependency) is null
                ? WhyNotPrivate(plan, subnet, plan.Network.Find(endpoint.Text("subnet.id")))
            : IsClosed(target)
                ? endpoint is null ? $"public access is disabled on {target.Name} and it has no private endpoint; add one"
                    : subnet is null ? $"{dependency.Site.Name} has no network integration; set virtualNetworkSubnetId"
                    : WhyNotResolved(plan, endpoint, subnet, dependency)
            : WhyNotPublic(plan, subnet, dependency);
    }

    /// <summary>A storage account has an endpoint for each kind of content.</summary>
    private static bool GroupFits(System.Text.Json.Nodes.JsonNode connection, AppDependency dependency) =>
        connection
            .Texts("groupIds")
            .Any(group =>
                dependency.Service.ZonesOf(group) is { } zones
                && (
                    dependency.Service.Token != "storage:StorageAccount"
                    || zones.Any(zone => dependency.Host.EndsWith(zone["privatelink".Length..], StringComparison.OrdinalIgnoreCase))
                )
            );

    private static bool IsClosed(AzureResource target) =>
        (target.Text("publicNetworkAccess") ?? target.Text("properties.publicNetworkAccess")) is "Disabled" or "disabled";

    /// <summary>Without its zone, a name resolves to the public address.</summary>
    private static string? WhyNotResolved(AzurePlan plan, AzureResource endpoint, Subnet subnet, AppDependency dependency)
    {
        var suffix = dependency.Host[dependency.Host.IndexOf('.', StringComparison.Ordinal)..];
        var zone = suffix == ".vault.azure.net" ? "privatelink.vaultcore.azure.net" : $"privatelink{suffix}";
        if (plan.Network.ZonesOf(endpoint).FirstOrDefault(id => id.EndsWith($"/{zone}", StringComparison.OrdinalIgnoreCase)) is not { } id)
        {
            // In a plan without zones, Azure Policy registers the names.
            return plan.Of("privatedns:PrivateZone", "network:PrivateZone", "network:PrivateDnsZoneGroup").Any()
                ? $"{dependency.Host} resolves to the public address: the endpoint {endpoint.Name} lacks the zone {zone}"
                : null;
        }

        return subnet.Network is { } network && !plan.Network.IsLinked(id, network)
            ? $"{dependency.Host} resolves to the public address: the zone {zone} is not linked to {network.Name}"
            : null;
    }

    /// <summary>From one subnet to the endpoints of another.</summary>
    public static string? WhyNotPrivate(AzurePlan plan, Subnet origin, Subnet? to)
    {
        if (to is null || origin.Prefixes.Count == 0 || to.Prefixes.Count == 0)
        {
            return null;
        }

        var space = Topology.Space(origin.Network);
        return (
            from source in origin.Prefixes
            from destination in to.Prefixes
            where source.BaseAddress.AddressFamily == destination.BaseAddress.AddressFamily
            let packet = new Packet(source, destination, 443, space, [])
            select WhyBlocked(plan, origin, packet, inbound: false)
                ?? (to.FiltersEndpoints ? WhyBlocked(plan, to, packet, inbound: true) : null)
                ?? WhyMisrouted(plan, origin, destination)
        ).FirstOrDefault(why => why is not null);
    }

    /// <summary>Of a DNS server outside the plan, in a peered network or behind its gateway: VirtualNetwork holds both.</summary>
    /// <returns>Why what is in the subnet cannot ask it; null if it can.</returns>
    public static string? WhyNotAsked(AzurePlan plan, Subnet subnet, IPNetwork server) =>
        subnet
            .Prefixes.Select(prefix => new Packet(prefix, server, 53, [.. Topology.Space(subnet.Network), server], [], "Udp"))
            .Select(packet => WhyBlocked(plan, subnet, packet, inbound: false))
            .FirstOrDefault(why => why is not null);

    private static string? WhyNotPublic(AzurePlan plan, Subnet? subnet, AppDependency dependency)
    {
        var target = dependency.Target!;
        if (subnet is not null)
        {
            var packet = new Packet(
                subnet.Prefixes.FirstOrDefault(),
                null,
                443,
                Topology.Space(subnet.Network),
                ServiceTags.GetValueOrDefault(dependency.Service.Token, [])
            );
            if (WhyBlocked(plan, subnet, packet, inbound: false) is { } blocked)
            {
                return blocked;
            }

            if (WhyNotLetOut(plan, subnet, dependency.Host, packet.Tags) is { } kept)
            {
                return kept;
            }
        }

        return Admits(target, subnet)
            ? null
            : $"the firewall of {target.Name} does not list the subnet {(subnet is null ? "of the app" : subnet.Name)}; "
                + "add it, or a private endpoint";
    }

    /// <summary>From a subnet to an address of the internet that service tags hold.</summary>
    public static string? WhyNotInternet(AzurePlan plan, Subnet subnet, string host, params IReadOnlyList<string> tags) =>
        WhyBlocked(
            plan,
            subnet,
            new Packet(subnet.Prefixes.FirstOrDefault(), null, 443, Topology.Space(subnet.Network), tags),
            inbound: false
        ) ?? WhyNotLetOut(plan, subnet, host, tags);

    private static string? WhyNotLetOut(AzurePlan plan, Subnet subnet, string host, IReadOnlyList<string> tags)
    {
        if (plan.Find(subnet.RouteTable) is not { } table)
        {
            return null;
        }

        var first = plan.Network.RoutesOf(table).FirstOrDefault(route => route.IsDefault);
        return first is { NextHop: "None" } ? $"the route {first.Prefix} of {table.Name} has the next hop None, which drops the traffic"
            : first is { IsForced: true } && plan.Of("network:AzureFirewall").Any() ? Egress.WhyNot(plan, subnet, host, tags)
            : null;
    }

    /// <summary>A list of addresses is assumed to contain the app's own.</summary>
    private static bool Admits(AzureResource target, Subnet? subnet)
    {
        var rules = target.At("properties.networkAcls") ?? target.At("networkRuleSet");
        if (target.Token == "search:Service")
        {
            return !rules.List("ipRules").Any();
        }

        return rules.Text("defaultAction") != "Deny"
            || subnet is null && rules.List("ipRules").Any()
            || rules
                .List("virtualNetworkRules")
                .Any(rule =>
                    string.Equals(rule.Text("id") ?? rule.Text("virtualNetworkResourceId"), subnet?.Id, StringComparison.OrdinalIgnoreCase)
                );
    }

    /// <summary>Rules decide one after another on what earlier ones left of the sources and destinations.</summary>
    private static string? WhyBlocked(AzurePlan plan, Subnet subnet, Packet packet, bool inbound)
    {
        if (plan.Find(subnet.SecurityGroup) is not { } group)
        {
            return null;
        }

        List<Packet> rest = [packet];
        foreach (var rule in plan.Network.RulesOf(group).Where(rule => rule.Inbound == inbound && rule.Concerns(packet)))
        {
            if (!rule.Allows && rest.Find(part => IsDenied(rule, part)) is { } denied)
            {
                var source = rule.SourcesOf(denied)[0];
                return $"the rule {rule.Name} of {group.Name} denies it on {subnet.Name}"
                    + (source == packet.Source ? "" : $" for {source}")
                    + (denied.Destination == packet.Destination ? "" : $" to {denied.Destination}")
                    + $"; allow port {packet.Port} "
                    + (inbound ? $"from {packet.Source}" : $"to {packet.Destination?.ToString() ?? "the service"}")
                    + " with a lower priority number";
            }

            if (rule.Allows)
            {
                rest = [.. rest.SelectMany(part => Left(rule, part))];
            }
        }

        return null;
    }

    /// <summary>Azure chooses the address of a destination, so a denial of a part of its subnet proves nothing.</summary>
    private static bool IsDenied(SecurityRule rule, Packet packet) =>
        rule.SourcesOf(packet).Count > 0 && SecurityRule.Left(packet.Destination, rule.DestinationsOf(packet)).Count == 0;

    private static IEnumerable<Packet> Left(SecurityRule rule, Packet packet)
    {
        var sources = rule.SourcesOf(packet);
        var destinations = rule.DestinationsOf(packet);
        return sources.Count == 0 || destinations.Count == 0
            ? [packet]
            : SecurityRule
                .Left(packet.Source, sources)
                .Select(source => packet with { Source = source })
                .Concat(
                    from destination in SecurityRule.Left(packet.Destination, destinations)
                    from source in sources
                    select packet with
                    {
                        Source = source,
                        Destination = destination,
                    }
                );
    }

    private static string? WhyMisrouted(AzurePlan plan, Subnet from, IPNetwork to)
    {
        var space = Topology
            .Space(from.Network)
            .Where(range => range.Holds(to))
            .Select(range => range.PrefixLength)
            .DefaultIfEmpty(0)
            .Max();
        var route = plan.Find(from.RouteTable) is { } table
            ? plan
                .Network.RoutesOf(table)
                .Where(route => Addresses.Parse(route.Prefix) is { } range && range.Holds(to) && range.PrefixLength >= space)
                .FirstOrDefault(route => route.NextHop is "None" or "Internet")
            : null;
        return route is null ? null : $"the route {route.Prefix} of {from.Name} has the next hop {route.NextHop}";
    }
}
