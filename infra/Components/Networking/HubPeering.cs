using Infra.Settings;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components.Networking;

/// <summary>The stack's side of the peering with the platform team's hub. It carries traffic once the hub's side exists too.</summary>
internal static class HubPeering
{
    /// <returns>Null without a hub, and for a virtual hub, which peers by itself.</returns>
    public static VirtualNetworkPeering? Create(string name, NetworkArgs args, Resource parent, VirtualNetwork network)
    {
        if (args.Settings.Hub is not { IsVirtualWan: false } hub)
        {
            return null;
        }

        // Azure rejects another remote network for a peering that exists, and a second peering that uses a remote gateway.
        var options = new CustomResourceOptions
        {
            Parent = parent,
            ReplaceOnChanges = { "remoteVirtualNetwork" },
            DeleteBeforeReplace = true,
        };
        return new(
            $"{name}-hub",
            new()
            {
                VirtualNetworkPeeringName = "hub",
                VirtualNetworkName = network.Name,
                ResourceGroupName = args.Context.ResourceGroupName,
                RemoteVirtualNetwork = new SubResourceArgs { Id = hub.Id },
                AllowVirtualNetworkAccess = true,

                // Calls from networks behind the hub, and answers through its firewall, have addresses that are not the hub's own.
                AllowForwardedTraffic = hub.Ranges.Count > 0 || args.Settings.Egress == EgressMode.Hub,
                AllowGatewayTransit = false,
                UseRemoteGateways = hub.Gateway,
            },
            options
        );
    }
}
