using Infra.Naming;
using Pulumi;
using Pulumi.AzureNative.PrivateDns;
using Pulumi.AzureNative.PrivateDns.Inputs;

namespace Infra.Components.Networking;

/// <summary>The private DNS zones of the services' host names, linked to the network.</summary>
internal static class PrivateZones
{
    /// <returns>Zone name → resource id, known once the zone is linked; null if Azure Policy registers the endpoints.</returns>
    public static IReadOnlyDictionary<string, Output<string>>? Create(
        string name,
        NetworkArgs args,
        Resource parent,
        Output<string> networkId
    )
    {
        var existing = args.Settings.Zones;
        return existing.OwnedByPolicy
            ? null
            : LinkTarget
                .ZonesOf(args.LinkTargets)
                .ToDictionary(
                    zone => zone,
                    zone =>
                        existing.Ids.TryGetValue(zone, out var id)
                            ? Output.Create(id)
                            : Create($"{name}-{zone}", zone, args, parent, networkId)
                );
    }

    private static Output<string> Create(string name, string zoneName, NetworkArgs args, Resource parent, Output<string> networkId)
    {
        var context = args.Context;
        var zone = new PrivateZone(
            name,
            new()
            {
                PrivateZoneName = zoneName,
                ResourceGroupName = context.ResourceGroupName,
                Location = "global",
                Tags = context.Tags,
            },
            new() { Parent = parent }
        );

        var link = new VirtualNetworkLink(
            $"{name}-link",
            new()
            {
                VirtualNetworkLinkName = "network",
                PrivateZoneName = zone.Name,
                ResourceGroupName = context.ResourceGroupName,
                Location = "global",
                RegistrationEnabled = false,
                VirtualNetwork = new SubResourceArgs { Id = networkId },
                Tags = context.Tags,
            },
            new() { Parent = parent }
        );

        // An endpoint resolves only once its zone is linked, so it takes the id through the link.
        return Output.Tuple(zone.Id, link.Id).Apply(ids => ids.Item1);
    }
}
