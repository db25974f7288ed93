using Infra.Settings;
using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Compute;
using Pulumi.AzureNative.Network;
using Compute = Pulumi.AzureNative.Compute.Inputs;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components;

/// <summary>
/// A small machine inside the network, and Bastion to reach it: by SSH with the administrator's key, from which a tunnel leads to
/// everything private. It has no public address and no password, and nothing is installed on it.
/// </summary>
public sealed class JumpHost : ComponentResource
{
    public JumpHost(string name, StackContext stack, Network network, Diagnostics telemetry, ComponentResourceOptions? options = null)
        : base("ai-workload:network:JumpHost", name, options)
    {
        var address = PublicAddress.Make(name, stack, this);
        telemetry.Watch($"{name}-address", this, address.Id, LogCategories.PublicAddress);
        var bastion = new BastionHost(
            $"{name}-bastion",
            new()
            {
                BastionHostName = stack.Names.Of("bas", 80),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,

                // The basic one has no tunnel, and without it the machine would need a browser of its own.
                Sku = new In.SkuArgs { Name = "Standard" },
                ScaleUnits = 2,
                EnableTunneling = true,
                EnableShareableLink = false,
                EnableIpConnect = false,
                EnableFileCopy = false,
                IpConfigurations =
                {
                    new In.BastionHostIPConfigurationArgs
                    {
                        Name = "bastion",
                        Subnet = new In.SubResourceArgs { Id = network.SubnetId(SubnetPlan.Bastion) },
                        PublicIPAddress = new In.SubResourceArgs { Id = address.Id },
                    },
                },
                Zones = stack.Zones,
                Tags = stack.Tags,
            },
            new() { Parent = this }
        );
        telemetry.Watch(name, this, bastion.Id, LogCategories.Bastion);

        var card = new NetworkInterface(
            $"{name}-card",
            new()
            {
                NetworkInterfaceName = stack.Names.Of("nic-jump", 80),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                IpConfigurations =
                {
                    new In.NetworkInterfaceIPConfigurationArgs
                    {
                        Name = "jump",
                        PrivateIPAllocationMethod = "Dynamic",
                        Subnet = new In.SubnetArgs { Id = network.SubnetId("jump") },
                    },
                },
                Tags = stack.Tags,
            },
            new() { Parent = this }
        );
        Machine(name, stack, card);
        RegisterOutputs();
    }

    private void Machine(string name, StackContext stack, NetworkInterface card)
    {
        const string Administrator = "azureuser";
        _ = new VirtualMachine(
            $"{name}-machine",
            new()
            {
                VmName = stack.Names.Of("vm-jump", 64),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                HardwareProfile = new Compute.HardwareProfileArgs { VmSize = "Standard_D2s_v5" },
                NetworkProfile = new Compute.NetworkProfileArgs
                {
                    NetworkInterfaces =
                    {
                        new Compute.NetworkInterfaceReferenceArgs { Id = card.Id, Primary = true },
                    },
                },
                OsProfile = new Compute.OSProfileArgs
                {
                    ComputerName = "jump",
                    AdminUsername = Administrator,
                    LinuxConfiguration = new Compute.LinuxConfigurationArgs
                    {
                        DisablePasswordAuthentication = true,
                        ProvisionVMAgent = true,
                        PatchSettings = new Compute.LinuxPatchSettingsArgs
                        {
                            PatchMode = "AutomaticByPlatform",
                            AssessmentMode = "AutomaticByPlatform",
                        },
                        Ssh = new Compute.SshConfigurationArgs
                        {
                            PublicKeys =
                            {
                                new Compute.SshPublicKeyArgs
                                {
                                    Path = $"/home/{Administrator}/.ssh/authorized_keys",
                                    KeyData = stack.Settings.JumpHostKey!,
                                },
                            },
                        },
                    },
                },
                SecurityProfile = new Compute.SecurityProfileArgs
                {
                    SecurityType = "TrustedLaunch",
                    UefiSettings = new Compute.UefiSettingsArgs { SecureBootEnabled = true, VTpmEnabled = true },
                },
                StorageProfile = new Compute.StorageProfileArgs
                {
                    ImageReference = new Compute.ImageReferenceArgs
                    {
                        Publisher = "Canonical",
                        Offer = "ubuntu-24_04-lts",
                        Sku = "server",
                        Version = "latest",
                    },
                    OsDisk = new Compute.OSDiskArgs
                    {
                        CreateOption = "FromImage",
                        DeleteOption = "Delete",
                        ManagedDisk = new Compute.ManagedDiskParametersArgs { StorageAccountType = "StandardSSD_LRS" },
                    },
                },
                DiagnosticsProfile = new Compute.DiagnosticsProfileArgs
                {
                    BootDiagnostics = new Compute.BootDiagnosticsArgs { Enabled = true },
                },
                Tags = stack.Tags,
            },
            new() { Parent = this }
        );
    }
}
