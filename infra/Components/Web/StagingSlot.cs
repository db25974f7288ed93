using Infra.Naming;
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
        var (site, context, changes) = (args.WebApp, args.Site.Context, args.Changes);
        var slot = changes.Create(this, after => new SiteBuilder(args.Site, args.PlanId).CreateSlot($"{name}-slot", site, after));
        CreateSettings(name, args, slot);
        if (args.Site.SignInClientId is { } clientId)
        {
            changes.CreateSetting(this, slot, after => SignIn.Create(name, args, after, clientId));
        }

        if (args.Site.IsBehindGateway && context.Access.Link is { } link)
        {
            changes.WaitFor(link.Create(name, this, site.Id, LinkTarget.StagingSlot, changes.Last));
        }

        context.Diagnostics.Create(name, this, slot.Id, LogCategories.Slot);
        Host = slot.DefaultHostName;
        RegisterOutputs();
    }

    public Output<string> Host { get; }

    private void CreateSettings(string name, StagingSlotArgs args, WebAppSlot slot)
    {
        var site = args.WebApp.Name;
        var group = args.Site.Context.ResourceGroupName;
        args.Changes.CreateSetting(this, args.WebApp, after => new WebAppSlotConfigurationNames(
            $"{name}-sticky",
            new()
            {
                Name = site,
                ResourceGroupName = group,
                AppSettingNames = { SiteBuilder.StickySetting },
            },
            after
        ));
        args.Changes.CreateSetting(this, slot, after => new WebAppFtpAllowedSlot(
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
        args.Changes.CreateSetting(this, slot, after => new WebAppScmAllowedSlot(
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
