using Infra.Naming;
using Infra.Ordering;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Web;
using Pulumi.AzureNative.Web.Inputs;

namespace Infra.Components.Web;

/// <summary>
/// App Service plan and site, and a staging slot where the stack has one. The site runs from a package that it reads by identity;
/// publishing credentials are off.
/// </summary>
public sealed class ChatSite : ComponentResource
{
    public ChatSite(string name, ChatSiteArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:web:ChatSite", name, options)
    {
        var (context, hosting) = (args.Context, args.Hosting);
        var plan = CreatePlan(name, args);

        // App Service rejects a change while another change of the site or its slot is in progress.
        var changes = new Chain();
        var site = changes.Create(this, after => new SiteBuilder(args, plan.Id).CreateSite($"{name}-site", after), [.. args.Ready]);
        CreatePublishingPolicies(name, args, site, changes);
        var ready = new List<CustomResource> { site };
        if (args.SignInClientId is { } clientId)
        {
            ready.Add(changes.CreateSetting(this, site, after => SignIn.Create(name, args, after, site, clientId)));
        }

        if (args.IsBehindGateway && context.Access.Link?.Create(name, this, site.Id, LinkTarget.Site, changes.Last) is { } endpoint)
        {
            changes.WaitFor(endpoint);
            ready.Add(endpoint);
        }

        if (hosting.Staging is not null)
        {
            var slot = new StagingSlotArgs
            {
                Site = args,
                WebApp = site,
                PlanId = plan.Id,
                Changes = changes,
            };
            StagingHost = new StagingSlot($"{name}-staging", slot, new() { Parent = this }).Host;
        }

        if (hosting.Scales)
        {
            context.Diagnostics.Create($"{name}-scaling", this, Scaling.Create(name, args, this, plan, site).Id, LogCategories.Autoscale);
        }

        context.Diagnostics.Create($"{name}-plan", this, plan.Id, LogCategories.Plan);
        context.Diagnostics.Create(name, this, site.Id, LogCategories.Site);

        Id = site.Id;
        Host = Output.Tuple(site.DefaultHostName, Output.All(ready.Select(resource => resource.Id))).Apply(all => all.Item1);
        Url = Output.Format($"https://{site.DefaultHostName}/");
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    /// <summary>The site's own host name, known once it resolves and requires sign-in.</summary>
    public Output<string> Host { get; }

    /// <summary>The slot's own host name, to test a release before users get it; null without a slot.</summary>
    public Output<string>? StagingHost { get; }

    [Output("url")]
    public Output<string> Url { get; private set; }

    private AppServicePlan CreatePlan(string name, ChatSiteArgs args)
    {
        var (context, hosting) = (args.Context, args.Hosting);
        var options = new CustomResourceOptions { Parent = this };
        if (hosting.Scales)
        {
            // The autoscale rules set the number of instances.
            options.IgnoreChanges.Add("sku.capacity");
        }

        return new(
            $"{name}-plan",
            new()
            {
                Name = context.Names.Of("asp", 60),
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
                Kind = "linux",
                Reserved = true,
                Sku = new SkuDescriptionArgs
                {
                    Name = hosting.Plan.Name,
                    Tier = hosting.Plan.Tier,
                    Capacity = hosting.Instances,
                },
                ZoneRedundant = context.ZoneRedundant,
                Tags = context.Tags,
            },
            options
        );
    }

    private void CreatePublishingPolicies(string name, ChatSiteArgs args, WebApp site, Chain changes)
    {
        changes.CreateSetting(this, site, after => new WebAppFtpAllowed(
            $"{name}-ftp",
            new()
            {
                Name = site.Name,
                ResourceGroupName = args.Context.ResourceGroupName,
                Allow = false,
            },
            after
        ));
        changes.CreateSetting(this, site, after => new WebAppScmAllowed(
            $"{name}-scm",
            new()
            {
                Name = site.Name,
                ResourceGroupName = args.Context.ResourceGroupName,
                Allow = false,
            },
            after
        ));
    }
}
