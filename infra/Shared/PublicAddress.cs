using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Infra.Shared;

/// <summary>A static public address in all zones.</summary>
public static class PublicAddress
{
    /// <param name="guarded">Azure defends it against floods of traffic; costs by the month.</param>
    public static PublicIPAddress Make(string name, StackContext stack, Resource parent, bool guarded = false) =>
        new PublicIPAddress(
            $"{name}-address",
            new()
            {
                PublicIpAddressName = stack.Names.Of($"pip-{name}", 80),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Sku = new In.PublicIPAddressSkuArgs { Name = "Standard", Tier = "Regional" },
                PublicIPAllocationMethod = "Static",
                PublicIPAddressVersion = "IPv4",
                DdosSettings = new In.DdosSettingsArgs { ProtectionMode = guarded ? "Enabled" : "VirtualNetworkInherited" },
                Zones = stack.Zones,
                Tags = stack.Tags,
            },
            new() { Parent = parent }
        );
}
