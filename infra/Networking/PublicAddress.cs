using Infra.Naming;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Infra.Networking;

/// <summary>A static public IP address in all zones, with its logs.</summary>
public static class PublicAddress
{
    /// <param name="ddosProtection">Azure DDoS IP Protection; billed by the month.</param>
    public static PublicIPAddress Create(
        string name,
        Foundation foundation,
        Diagnostics diagnostics,
        Resource parent,
        bool ddosProtection = false
    )
    {
        var address = new PublicIPAddress(
            $"{name}-address",
            new()
            {
                PublicIpAddressName = foundation.Names.Of($"pip-{name}", 80),
                ResourceGroupName = foundation.ResourceGroupName,
                Location = foundation.Location,
                Sku = new In.PublicIPAddressSkuArgs { Name = "Standard", Tier = "Regional" },
                PublicIPAllocationMethod = "Static",
                PublicIPAddressVersion = "IPv4",
                DdosSettings = new In.DdosSettingsArgs { ProtectionMode = ddosProtection ? "Enabled" : "VirtualNetworkInherited" },
                Zones = foundation.Zones,
                Tags = foundation.Tags,
            },
            new() { Parent = parent }
        );
        diagnostics.Create($"{name}-address", parent, address.Id, LogCategories.PublicAddress);
        return address;
    }
}
