using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.PrivateDns;
using Pulumi.AzureNative.PrivateDns.Inputs;

namespace Infra.Components;

/// <summary>The zones that the names of private services resolve in, linked to the network.</summary>
internal static class PrivateZones
{
    /// <returns>Zone name → resource id, known once the zone is linked; null where Azure Policy registers the endpoints.</returns>
    public static IReadOnlyDictionary<string, Output<string>>? For(StackContext stack, Resource parent, Output<string> networkId)
    {
        var existing = stack.Settings.Existing;
        return existing?.ZonesOwnedByPolicy == true
            ? null
            : LinkTarget
                .Of(stack.Settings)
                .SelectMany(target => target.Zones)
                .Distinct()
                .ToDictionary(
                    zone => zone,
                    zone => existing?.Zones.TryGetValue(zone, out var id) == true ? Output.Create(id) : Make(zone, stack, parent, networkId)
                );
    }

    private static Output<string> Make(string name, StackContext stack, Resource parent, Output<string> networkId)
    {
        var zone = new PrivateZone(
            name,
            new()
            {
                PrivateZoneName = name,
                ResourceGroupName = stack.ResourceGroupName,
                Location = "global",
                Tags = stack.Tags,
            },
            new() { Parent = parent }
        );

        var link = new VirtualNetworkLink(
            $"{name}-link",
            new()
            {
                VirtualNetworkLinkName = "network",
                PrivateZoneName = zone.Name,
                ResourceGroupName = stack.ResourceGroupName,
                Location = "global",
                RegistrationEnabled = false,
                VirtualNetwork = new SubResourceArgs { Id = networkId },
                Tags = stack.Tags,
            },
            new() { Parent = parent }
        );

        // An endpoint is of use only once its zone is linked, so it takes the id through the link.
        return Output.Tuple(zone.Id, link.Id).Apply(ids => ids.Item1);
    }
}
