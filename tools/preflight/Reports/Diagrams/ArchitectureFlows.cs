using Preflight.AzureModel;

namespace Preflight.Reports.Diagrams;

/// <summary>Who calls whom in a plan, by the keys of the nodes.</summary>
public static class ArchitectureFlows
{
    public static IEnumerable<(string From, string To, FlowStep Step)> Of(AzurePlan plan) =>
        Inbound(plan).Concat(Calls(plan)).Concat(PrivateLinks(plan)).Concat(Outbound(plan));

    private static IEnumerable<(string From, string To, FlowStep Step)> Inbound(AzurePlan plan)
    {
        var gateways = plan.Of("network:ApplicationGateway").ToList();
        var sites = plan.Of("web:WebApp").ToList();
        foreach (var front in gateways.Count > 0 ? gateways : sites)
        {
            yield return (ArchitectureNodes.User, front.Planned.Urn, FlowStep.Request);
        }

        foreach (var gateway in gateways)
        {
            foreach (var site in sites)
            {
                var endpoints = plan.Network.EndpointsOf(site.Id).OrderBy(ArchitectureNodes.IsOfSlot).ToList();
                foreach (var next in endpoints.Count > 0 ? endpoints : [site])
                {
                    yield return (gateway.Planned.Urn, next.Planned.Urn, FlowStep.ToApp);
                }
            }
        }
    }

    private static IEnumerable<(string From, string To, FlowStep Step)> Calls(AzurePlan plan)
    {
        foreach (var dependency in AppDependency.Of(plan))
        {
            if (dependency.Target is not { } target)
            {
                continue;
            }

            var subnets = plan
                .Network.EndpointsOf(target.Id)
                .Select(endpoint => endpoint.Text("subnet.id")?.ToLowerInvariant() ?? "")
                .ToList();
            foreach (var next in subnets.Count > 0 ? subnets : [target.Planned.Urn])
            {
                yield return (dependency.Site.Planned.Urn, next, FlowStep.Call);
            }
        }
    }

    private static IEnumerable<(string From, string To, FlowStep Step)> PrivateLinks(AzurePlan plan)
    {
        foreach (var endpoint in plan.Of("network:PrivateEndpoint").OrderBy(ArchitectureNodes.IsOfSlot))
        {
            if (ArchitectureNodes.TargetOf(endpoint) is { } id)
            {
                var target = plan.Find(id);
                var step = target?.Token is "web:WebApp" or "web:WebAppSlot" ? FlowStep.IntoApp : FlowStep.PrivateLink;
                yield return (endpoint.Planned.Urn, target?.Planned.Urn ?? id, step);
            }
        }

        foreach (var link in plan.Of("monitor:PrivateLinkScopedResource"))
        {
            if (plan.ParentOf(link) is { } scope && plan.Find(link.Text("linkedResourceId")) is { } telemetry)
            {
                yield return (scope.Planned.Urn, telemetry.Planned.Urn, FlowStep.PrivateLink);
            }
        }
    }

    private static bool IsRouted(AzurePlan plan, Subnet subnet) =>
        plan.Find(subnet.RouteTable) is { } table && plan.Network.RoutesOf(table).Any(route => route.NextHop == "VirtualAppliance");

    /// <summary>Only of apps: private endpoints start no connection.</summary>
    private static IEnumerable<(string From, string To, FlowStep Step)> Outbound(AzurePlan plan)
    {
        var firewalls = plan.Of("network:AzureFirewall").ToList();
        foreach (var firewall in firewalls)
        {
            yield return (firewall.Planned.Urn, ArchitectureNodes.Internet, FlowStep.Egress);
        }

        foreach (var site in plan.Sites)
        {
            var subnet = plan.Network.Find(site.Text("virtualNetworkSubnetId"));
            if (subnet is not null && firewalls.Count > 0 && IsRouted(plan, subnet))
            {
                yield return (ArchitectureNodes.Key(subnet), firewalls[0].Planned.Urn, FlowStep.Route);
            }
            else
            {
                var hasNat = subnet?.NatGateway is not null;
                yield return (hasNat ? ArchitectureNodes.Key(subnet!) : site.Planned.Urn, ArchitectureNodes.Internet, FlowStep.Egress);
            }
        }
    }
}
