using Pulumi;
using Pulumi.AzureNative.PrivateDns;
using Pulumi.AzureNative.PrivateDns.Inputs;

namespace Oracle;

public sealed class DnsArgs : Pulumi.ResourceArgs
{
    [Input("zones", required: true)]
    public InputList<string> Zones { get; set; } = [];

    [Input("networkId", required: true)]
    public Input<string> NetworkId { get; set; } = null!;
}

/// <summary>Private DNS zones linked to one network: a component inside a component, with recorded inputs.</summary>
public sealed class Dns : ComponentResource
{
    public Dns(string name, Foundation foundation, string[] zones, Input<string> networkId, ComponentResourceOptions options)
        : base("oracle:network:Dns", name, new DnsArgs { Zones = zones, NetworkId = networkId }, options)
    {
        ZoneIds =
        [
            .. zones.Select(zoneName =>
            {
                var zone = new PrivateZone(
                    $"{name}-{zoneName}",
                    new()
                    {
                        ResourceGroupName = foundation.Group.Name,
                        PrivateZoneName = zoneName,
                        Location = "Global",
                        Tags = foundation.Tags,
                    },
                    new() { Parent = this }
                );
                _ = new VirtualNetworkLink(
                    $"{name}-{zoneName}-link",
                    new()
                    {
                        ResourceGroupName = foundation.Group.Name,
                        PrivateZoneName = zone.Name,
                        VirtualNetworkLinkName = "link",
                        Location = "Global",
                        RegistrationEnabled = false,
                        ResolutionPolicy = ResolutionPolicy.NxDomainRedirect,
                        VirtualNetwork = new SubResourceArgs { Id = networkId },
                    },
                    new() { Parent = zone }
                );
                return zone.Id;
            }),
        ];
        RegisterOutputs();
    }

    public IReadOnlyList<Output<string>> ZoneIds { get; }
}
