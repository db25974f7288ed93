using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Web;
using Pulumi.AzureNative.Web.Inputs;

namespace Infra.Components;

/// <summary>App Service plan and site. It runs from a package it reads by identity; nobody deploys into it with a password.</summary>
public sealed class ChatSite : ComponentResource
{
    public ChatSite(string name, StackContext stack, ChatSiteArgs args, Diagnostics telemetry, ComponentResourceOptions? options = null)
        : base("ai-workload:site:ChatSite", name, options)
    {
        var settings = stack.Settings;
        var plan = new AppServicePlan(
            $"{name}-plan",
            new()
            {
                Name = stack.Names.Of("asp", 60),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Kind = "linux",
                Reserved = true,
                Sku = new SkuDescriptionArgs
                {
                    Name = settings.AppPlan.Name,
                    Tier = settings.AppPlan.Tier,
                    Capacity = settings.AppInstances,
                },
                ZoneRedundant = settings.ZoneRedundant,
                Tags = stack.Tags,
            },
            Scaled(stack)
        );

        // With the name of the slot it must still make a host name.
        var siteName = stack.Names.Of("app", 50);
        var site = new WebApp(
            $"{name}-site",
            new()
            {
                Name = siteName,
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Kind = "app,linux",
                Reserved = true,
                ServerFarmId = plan.Id,
                HttpsOnly = true,
                EndToEndEncryptionEnabled = true,
                ClientAffinityEnabled = false,
                SshEnabled = false,
                PublicNetworkAccess = SiteConfig.PublicNetworkAccess(args),
                Identity = SiteConfig.Identity(args),
                KeyVaultReferenceIdentity = args.Identity.Id,
                VirtualNetworkSubnetId = args.SubnetId,
                OutboundVnetRouting = SiteConfig.Routing,
                SiteConfig = SiteConfig.For(stack, args, slot: null, siteName),
                Tags = stack.Tags,
            },
            new() { Parent = this, DependsOn = args.Roles.ToList() }
        );

        var ready = new List<Resource> { site };
        RefusePasswords(name, stack, site);
        if (settings.SignInClientId is { } clientId)
        {
            ready.Add(SignIn.Require(name, stack, this, site, clientId));
        }

        if (args.Link?.Attach(name, this, site.Id, LinkTarget.Site) is { } endpoint)
        {
            ready.Add(endpoint);
        }

        if (settings.Staging is not null)
        {
            StagingHost = new Staging($"{name}-staging", stack, args, site, plan.Id, telemetry, new() { Parent = this }).Host;
        }

        if (settings.AppMaxInstances > settings.AppInstances)
        {
            telemetry.Watch($"{name}-scaling", this, Scaling.Of(name, stack, this, plan, site).Id, LogCategories.Autoscale);
        }

        telemetry.Watch($"{name}-plan", this, plan.Id, LogCategories.Plan);
        telemetry.Watch(name, this, site.Id, LogCategories.Site);

        Id = site.Id;
        Host = Output
            .Tuple(site.DefaultHostName, Output.All(ready.OfType<CustomResource>().Select(resource => resource.Id)))
            .Apply(all => all.Item1);
        Url = Output.Format($"https://{site.DefaultHostName}/");
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    /// <summary>The site's own name, known once the site answers under it and asks people who they are.</summary>
    public Output<string> Host { get; }

    /// <summary>The slot's own name, for who tries a release before people get it; null without a slot.</summary>
    public Output<string>? StagingHost { get; }

    [Output("url")]
    public Output<string> Url { get; private set; }

    /// <summary>The number of instances belongs to the autoscale rules where there are any.</summary>
    private CustomResourceOptions Scaled(StackContext stack)
    {
        var options = new CustomResourceOptions { Parent = this };
        if (stack.Settings.AppMaxInstances > stack.Settings.AppInstances)
        {
            options.IgnoreChanges.Add("sku.capacity");
        }

        return options;
    }

    private void RefusePasswords(string name, StackContext stack, WebApp site)
    {
        var policies = new Chain();
        policies.Add(this, after => new WebAppFtpAllowed(
            $"{name}-ftp",
            new()
            {
                Name = site.Name,
                ResourceGroupName = stack.ResourceGroupName,
                Allow = false,
            },
            after
        ));

        // Two policies of one site at once conflict.
        policies.Add(this, after => new WebAppScmAllowed(
            $"{name}-scm",
            new()
            {
                Name = site.Name,
                ResourceGroupName = stack.ResourceGroupName,
                Allow = false,
            },
            after
        ));
    }
}
