using Pulumi;
using Pulumi.AzureNative.Compute;
using Pulumi.AzureNative.Compute.Inputs;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Oracle;

/// <summary>A machine inside the network, and a route that is added to a table afterwards.</summary>
public static class JumpHost
{
    public static void Register(Foundation foundation, Network network)
    {
        var group = foundation.Group.Name;
        var table = new RouteTable(
            "jump-routes",
            new()
            {
                ResourceGroupName = group,
                Location = foundation.Group.Location,
                RouteTableName = "rt-jump",
                DisableBgpRoutePropagation = true,
            },
            new() { IgnoreChanges = { "routes" } }
        );
        _ = new Route(
            "jump-route",
            new()
            {
                ResourceGroupName = group,
                RouteTableName = table.Name,
                RouteName = "out",
                AddressPrefix = "0.0.0.0/0",
                NextHopType = RouteNextHopType.VirtualAppliance,
                NextHopIpAddress = "10.1.0.4",
            }
        );
        var card = new NetworkInterface(
            "jump-card",
            new()
            {
                ResourceGroupName = group,
                Location = foundation.Group.Location,
                NetworkInterfaceName = "nic-jump",
                IpConfigurations =
                {
                    new In.NetworkInterfaceIPConfigurationArgs
                    {
                        Name = "jump",
                        PrivateIPAllocationMethod = "Dynamic",
                        Subnet = new In.SubnetArgs { Id = network.EndpointSubnetId },
                    },
                },
            }
        );
        _ = new VirtualMachine(
            "jump-machine",
            new()
            {
                ResourceGroupName = group,
                Location = foundation.Group.Location,
                VmName = "vm-jump",
                HardwareProfile = new HardwareProfileArgs { VmSize = "Standard_D2s_v5" },
                NetworkProfile = new NetworkProfileArgs
                {
                    NetworkInterfaces =
                    {
                        new NetworkInterfaceReferenceArgs { Id = card.Id, Primary = true },
                    },
                },
                OsProfile = new OSProfileArgs
                {
                    ComputerName = "jump",
                    AdminUsername = "azureuser",
                    LinuxConfiguration = Linux(),
                },
                SecurityProfile = new SecurityProfileArgs
                {
                    SecurityType = SecurityTypes.TrustedLaunch,
                    UefiSettings = new UefiSettingsArgs { SecureBootEnabled = true, VTpmEnabled = true },
                },
                StorageProfile = new StorageProfileArgs
                {
                    ImageReference = new ImageReferenceArgs
                    {
                        Publisher = "Canonical",
                        Offer = "ubuntu-24_04-lts",
                        Sku = "server",
                        Version = "latest",
                    },
                    OsDisk = new OSDiskArgs
                    {
                        CreateOption = DiskCreateOptionTypes.FromImage,
                        DeleteOption = "Delete",
                        ManagedDisk = new ManagedDiskParametersArgs { StorageAccountType = "StandardSSD_LRS" },
                    },
                },
                DiagnosticsProfile = new DiagnosticsProfileArgs { BootDiagnostics = new BootDiagnosticsArgs { Enabled = true } },
            }
        );
    }

    private static LinuxConfigurationArgs Linux() =>
        new()
        {
            DisablePasswordAuthentication = true,
            PatchSettings = new LinuxPatchSettingsArgs
            {
                PatchMode = "AutomaticByPlatform",
                AssessmentMode = LinuxPatchAssessmentMode.AutomaticByPlatform,
            },
            Ssh = new SshConfigurationArgs
            {
                PublicKeys =
                {
                    new SshPublicKeyArgs { Path = "/home/azureuser/.ssh/authorized_keys", KeyData = "ssh-ed25519 AAAA" },
                },
            },
        };
}
