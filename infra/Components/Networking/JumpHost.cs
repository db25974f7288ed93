using Infra.Context;
using Infra.Networking;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Compute;
using Pulumi.AzureNative.DevTestLab;
using Pulumi.AzureNative.DevTestLab.Inputs;
using Pulumi.AzureNative.Network;
using Compute = Pulumi.AzureNative.Compute.Inputs;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components.Networking;

/// <summary>
/// A small virtual machine in the network, reached through Bastion by SSH with the administrator's key; a tunnel from it leads to every
/// private endpoint. It has no public address, no password and no data. Azure encrypts its disk with its own key.
/// </summary>
public sealed class JumpHost : ComponentResource
{
    public JumpHost(string name, JumpHostArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:networking:JumpHost", name, options)
    {
        var context = args.Context;
        var address = PublicAddress.Create(name, context, context.Diagnostics, this);
        var bastion = new BastionHost(
            $"{name}-bastion",
            new()
            {
                BastionHostName = context.Names.Of("bas", 80),
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,

                // The Basic SKU has no native client tunnels.
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
                        Subnet = new In.SubResourceArgs { Id = args.BastionSubnetId },
                        PublicIPAddress = new In.SubResourceArgs { Id = address.Id },
                    },
                },
                Zones = context.Zones,
                Tags = context.Tags,
            },
            new() { Parent = this }
        );
        context.Diagnostics.Create(name, this, bastion.Id, LogCategories.Bastion);

        var card = new NetworkInterface(
            $"{name}-card",
            new()
            {
                NetworkInterfaceName = context.Names.Of("nic-jump", 80),
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
                IpConfigurations =
                {
                    new In.NetworkInterfaceIPConfigurationArgs
                    {
                        Name = "jump",
                        PrivateIPAllocationMethod = "Dynamic",
                        Subnet = new In.SubnetArgs { Id = args.SubnetId },
                    },
                },
                Tags = context.Tags,
            },
            new() { Parent = this }
        );
        var machine = CreateMachine(name, context, card, args.AdministratorKey);
        if (args.Shutdown is { } time)
        {
            CreateShutdown(name, context, machine, time);
        }

        RegisterOutputs();
    }

    /// <summary>Stops the machine, so that its hours are not billed. It stays stopped until you start it.</summary>
    private void CreateShutdown(string name, StackContext context, VirtualMachine machine, string time) =>
        _ = new GlobalSchedule(
            $"{name}-shutdown",
            new()
            {
                // Azure accepts no other name.
                Name = $"shutdown-computevm-{context.Names.Of("vm-jump", 64)}",
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
                Status = "Enabled",
                TaskType = "ComputeVmShutdownTask",
                DailyRecurrence = new DayDetailsArgs { Time = time.Replace(":", "") },
                TimeZoneId = "UTC",
                TargetResourceId = machine.Id,
                NotificationSettings = new NotificationSettingsArgs { Status = "Disabled" },
                Tags = context.Tags,
            },
            new() { Parent = this }
        );

    private VirtualMachine CreateMachine(string name, StackContext context, NetworkInterface card, string administratorKey)
    {
        const string Administrator = "azureuser";
        return new VirtualMachine(
            $"{name}-machine",
            new()
            {
                VmName = context.Names.Of("vm-jump", 64),
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
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
                                    KeyData = administratorKey,
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
                Tags = context.Tags,
            },
            new() { Parent = this }
        );
    }
}
