using Infra.Networking;
using Infra.Ordering;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Web;

namespace Infra.Components.Web;

/// <summary>
/// A slot that equals production except for its package and the setting that names the slot. It can get a share of new visitors. A release
/// is promoted by configuration, never by a swap, which the next deployment would undo.
/// </summary>
public sealed class StagingSlot : ComponentResource
{
    public StagingSlot(string name, StagingSlotArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:web:StagingSlot", name, options)
    {
        var (site, context) = (args.WebApp, args.Site.Context);
        var slot = new SiteBuilder(args.Site, args.PlanId).CreateSlot($"{name}-slot", site, new() { Parent = this });
        CreateSettings(name, args, slot);
        if (args.Site.SignInClientId is { } clientId)
        {
            SignIn.Create(name, args, this, slot, clientId);
        }

        if (args.Site.IsBehindGateway)
        {
            context.Access.Link?.Create(name, this, site.Id, LinkTarget.StagingSlot, slot);
        }

        context.Diagnostics.Create(name, this, slot.Id, LogCategories.Slot);
        Host = slot.DefaultHostName;
        RegisterOutputs();
    }

    public Output<string> Host { get; }

    /// <summary>One after another: Azure rejects two changes of a slot's policies at once.</summary>
    private void CreateSettings(string name, StagingSlotArgs args, WebAppSlot slot)
    {
        var site = args.WebApp.Name;
        var group = args.Site.Context.ResourceGroupName;
        var settings = new Chain();
        settings.WaitFor(slot);
        settings.Create(this, after => new WebAppSlotConfigurationNames(
            $"{name}-sticky",
            new()
            {
                Name = site,
                ResourceGroupName = group,
                AppSettingNames = { SiteBuilder.StickySetting },
            },
            after
        ));
        settings.Create(this, after => new WebAppFtpAllowedSlot(
            $"{name}-ftp",
            new()
            {
                Name = site,
                Slot = SiteBuilder.SlotName,
                ResourceGroupName = group,
                Allow = false,
            },
            after
        ));
        settings.Create(this, after => new WebAppScmAllowedSlot(
            $"{name}-scm",
            new()
            {
                Name = site,
                Slot = SiteBuilder.SlotName,
                ResourceGroupName = group,
                Allow = false,
            },
            after
        ));
    }
}
