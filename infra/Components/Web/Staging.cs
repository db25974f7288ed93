using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Web;

namespace Infra.Components;

/// <summary>
/// A slot that is in everything as production, but for its package and the one setting that says where it runs. A share of new
/// visitors can be sent there; a release is promoted by configuration, never by a swap that the next deployment would undo.
/// </summary>
internal sealed class Staging : ComponentResource
{
    public const string SlotName = "staging";

    /// <summary>Stays with the slot.</summary>
    public const string StickySetting = "Release__Slot";

    public Staging(
        string name,
        StackContext stack,
        ChatSiteArgs args,
        WebApp site,
        Input<string> planId,
        Diagnostics telemetry,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:site:Staging", name, options)
    {
        var slot = new WebAppSlot(
            $"{name}-slot",
            new()
            {
                Name = site.Name,
                Slot = SlotName,
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Kind = "app,linux",
                Reserved = true,
                ServerFarmId = planId,
                HttpsOnly = true,
                EndToEndEncryptionEnabled = true,
                ClientAffinityEnabled = false,
                SshEnabled = false,
                PublicNetworkAccess = SiteConfig.PublicNetworkAccess(args),
                Identity = SiteConfig.Identity(args),
                KeyVaultReferenceIdentity = args.Identity.Id,
                VirtualNetworkSubnetId = args.SubnetId,
                OutboundVnetRouting = SiteConfig.Routing,
                SiteConfig = SiteConfig.For(stack, args, SlotName, siteName: ""),
                Tags = stack.Tags,
            },
            new() { Parent = this }
        );

        RefusePasswords(name, stack, site, slot);
        if (stack.Settings.SignInClientId is { } clientId)
        {
            SignIn.Require(name, stack, this, slot, site, clientId);
        }

        args.Link?.Attach(name, this, site.Id, LinkTarget.StagingSlot, slot);
        telemetry.Watch(name, this, slot.Id, LogCategories.Slot);
        Host = slot.DefaultHostName;
        RegisterOutputs();
    }

    public Output<string> Host { get; }

    private void RefusePasswords(string name, StackContext stack, WebApp site, WebAppSlot slot)
    {
        var settings = new Chain();
        settings.Continue(slot);
        settings.Add(this, after => new WebAppSlotConfigurationNames(
            $"{name}-sticky",
            new()
            {
                Name = site.Name,
                ResourceGroupName = stack.ResourceGroupName,
                AppSettingNames = { StickySetting },
            },
            after
        ));
        settings.Add(this, after => new WebAppFtpAllowedSlot(
            $"{name}-ftp",
            new()
            {
                Name = site.Name,
                Slot = SlotName,
                ResourceGroupName = stack.ResourceGroupName,
                Allow = false,
            },
            after
        ));
        settings.Add(this, after => new WebAppScmAllowedSlot(
            $"{name}-scm",
            new()
            {
                Name = site.Name,
                Slot = SlotName,
                ResourceGroupName = stack.ResourceGroupName,
                Allow = false,
            },
            after
        ));
    }
}
