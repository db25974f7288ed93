using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class Peerings()
    : Rule(
        new()
        {
            Id = "peering",
            Title = "Peerings lead to known networks, with options that Azure accepts",
            Why =
                "A peered network reaches every subnet that security groups do not close. Azure rejects overlapping addresses, and a "
                + "peering that offers a gateway and uses a remote one.",
            Fix = "Peer with networks of your own organization, and set allowForwardedTraffic only for a hub.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering",
            Types = ["network:VirtualNetwork", "network:VirtualNetworkPeering", "network:RouteTable", "dnsresolver:InboundEndpoint"],
            Example = """
            hub:
              type: azure-native:network:VirtualNetwork
              properties:
                addressSpace: { addressPrefixes: [10.0.0.0/22] }
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                addressSpace: { addressPrefixes: [10.0.4.0/22] }
            to-hub:
              type: azure-native:network:VirtualNetworkPeering
              properties:
                virtualNetworkName: ${network.name}
                remoteVirtualNetwork:
                  id: ${hub.id}
            to-network:
              type: azure-native:network:VirtualNetworkPeering
              properties:
                virtualNetworkName: ${hub.name}
                remoteVirtualNetwork:
                  id: ${network.id}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var all = plan.Of("network:VirtualNetwork")
            .SelectMany(network => network.List("virtualNetworkPeerings").Select(body => (network, network, body)))
            .Concat(
                plan.Of("network:VirtualNetworkPeering")
                    .Select(peering => (peering, plan.ParentOf(peering)!, (System.Text.Json.Nodes.JsonNode)peering.Planned.Inputs))
            )
            .ToList();
        foreach (var (declared, network, body) in all)
        {
            var remote = body.Text("remoteVirtualNetwork.id");
            var name = body.Text("virtualNetworkPeeringName") ?? body.Text("name");
            if (body.Text("allowGatewayTransit") == "true" && body.Text("useRemoteGateways") == "true")
            {
                yield return declared.Problem(
                    $"the peering {name} sets both allowGatewayTransit and useRemoteGateways, and Azure accepts one; set one to false"
                );
            }

            if (remote is null || AzureResource.IsHidden(remote))
            {
                continue;
            }

            if (plan.Find(remote) is not { } other)
            {
                foreach (var problem in OfForeign(plan, declared, network, name, body, remote))
                {
                    yield return problem;
                }
            }
            else if (network is not null)
            {
                if (Topology.Space(network).Any(range => Topology.Space(other).Any(own => own.Overlaps(range))))
                {
                    yield return declared.Problem(
                        $"the peering {name} joins {network.Name} and {other.Name}, whose addresses overlap; change one range"
                    );
                }

                if (
                    !all.Exists(back =>
                        back.Item2 == other
                        && string.Equals(back.Item3.Text("remoteVirtualNetwork.id"), network.Id, StringComparison.OrdinalIgnoreCase)
                    )
                )
                {
                    yield return declared.Problem(
                        $"the peering {name} has none back from {other.Name}, so it stays Initiated and carries no traffic; declare both"
                    );
                }
            }
        }
    }

    /// <summary>A hub is often in another subscription, so this is a question and no error.</summary>
    private static IEnumerable<Problem> OfForeign(
        AzurePlan plan,
        AzureResource declared,
        AzureResource? network,
        string? name,
        System.Text.Json.Nodes.JsonNode body,
        string remote
    )
    {
        if (network is not null && SubscriptionOf(remote) is { } subscription && subscription != SubscriptionOf(network.Id))
        {
            yield return declared.Warning(
                $"the peering {name} opens the network to {remote[(remote.LastIndexOf('/') + 1)..]} in the subscription {subscription}; "
                    + "confirm in a waiver that the network is your organization's"
            );
            if (body.Text("allowForwardedTraffic") == "true" && body.Text("useRemoteGateways") != "true" && !IsUsedAsHub(plan, network))
            {
                yield return declared.Warning(
                    $"the peering {name} admits traffic that the remote network forwards for others; set allowForwardedTraffic to false "
                        + "if it is no hub"
                );
            }
        }
    }

    /// <summary>True if the plan sends its traffic or its DNS queries there, or answers queries from there.</summary>
    private static bool IsUsedAsHub(AzurePlan plan, AzureResource network)
    {
        bool IsOutside(string? address) =>
            Addresses.Parse(address ?? "") is { } single && !Topology.Space(network).Any(range => range.Holds(single));

        return network.Texts("dhcpOptions.dnsServers").Any(IsOutside)
            || plan.Of("dnsresolver:InboundEndpoint").Any()
            || plan.Of("network:RouteTable").SelectMany(plan.Network.RoutesOf).Any(route => route.IsForced && IsOutside(route.Address));
    }

    private static string? SubscriptionOf(string id) =>
        id.Split('/') is ["", var word, var subscription, ..] && word.Equals("subscriptions", StringComparison.OrdinalIgnoreCase)
            ? subscription.ToLowerInvariant()
            : null;
}
