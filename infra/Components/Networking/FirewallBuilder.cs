using Infra.Networking;
using Infra.Ordering;
using Infra.Settings;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components.Networking;

/// <summary>Creates the egress firewall, its policy and one rule collection group per feature.</summary>
internal static class FirewallBuilder
{
    public static AzureFirewall Create(string name, EgressArgs args, Resource parent, SubnetPlan plan, Output<string> subnetId)
    {
        var context = args.Context;
        var policy = new FirewallPolicy($"{name}-policy", Policy(args), new() { Parent = parent });
        var rules = CreateRules(name, args, parent, plan, policy);
        var address = PublicAddress.Create(name, context, args.Diagnostics, parent);
        var firewall = rules.Create(parent, after => new AzureFirewall(
            $"{name}-firewall",
            new()
            {
                AzureFirewallName = context.Names.Of("afw", 56),
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
                Sku = new In.AzureFirewallSkuArgs { Name = "AZFW_VNet", Tier = "Standard" },
                FirewallPolicy = new In.SubResourceArgs { Id = policy.Id },
                IpConfigurations =
                {
                    new In.AzureFirewallIPConfigurationArgs
                    {
                        Name = "egress",
                        Subnet = new In.SubResourceArgs { Id = subnetId },
                        PublicIPAddress = new In.SubResourceArgs { Id = address.Id },
                    },
                },
                Zones = context.Zones,
                Tags = context.Tags,
            },
            after
        ));
        args.Diagnostics.Create(
            name,
            parent,
            firewall.Id,
            LogCategories.Firewall,
            args.Firewall is { Analytics: true } ? LogCategories.PolicyAnalytics : []
        );
        return firewall;
    }

    private static FirewallPolicyArgs Policy(EgressArgs args)
    {
        var context = args.Context;
        var policy = new FirewallPolicyArgs
        {
            FirewallPolicyName = context.Names.Of("afwp", 80),
            ResourceGroupName = context.ResourceGroupName,
            Location = context.Location,
            Sku = new In.FirewallPolicySkuArgs { Tier = "Standard" },
            ThreatIntelMode = "Deny",
            Tags = context.Tags,
        };
        if (args.Firewall is { DnsProxy: true })
        {
            policy.DnsSettings = new In.DnsSettingsArgs { EnableProxy = true, Servers = args.DnsServers.ToArray() };
        }

        if (args.Firewall is { Analytics: true })
        {
            policy.Insights = new In.FirewallPolicyInsightsArgs
            {
                IsEnabled = true,
                RetentionDays = 30,
                LogAnalyticsResources = new In.FirewallPolicyLogAnalyticsResourcesArgs
                {
                    DefaultWorkspaceId = new In.SubResourceArgs { Id = args.WorkspaceId },
                },
            };
        }

        return policy;
    }

    /// <summary>One group after another, then the firewall: Azure rejects two changes of one policy at once.</summary>
    private static Chain CreateRules(string name, EgressArgs args, Resource parent, SubnetPlan plan, FirewallPolicy policy)
    {
        var chain = new Chain();
        foreach (var rules in EgressRules.Of(args))
        {
            chain.Create(parent, after => new FirewallPolicyRuleCollectionGroup(
                $"{name}-{rules.Feature}",
                new()
                {
                    RuleCollectionGroupName = rules.Feature,
                    FirewallPolicyName = policy.Name,
                    ResourceGroupName = args.Context.ResourceGroupName,
                    Priority = rules.Priority,
                    RuleCollections = { Collection(rules, plan[rules.Subnet]) },
                },
                after
            ));
        }

        return chain;
    }

    private static In.FirewallPolicyFilterRuleCollectionArgs Collection(EgressRules rules, AddressRange source)
    {
        var rule = new In.ApplicationRuleArgs
        {
            RuleType = "ApplicationRule",
            Name = rules.Feature,
            Description = $"{rules.Reason}; owner: {rules.Owner}",
            SourceAddresses = { source.ToString() },
            Protocols =
            {
                new In.FirewallPolicyRuleApplicationProtocolArgs { ProtocolType = "Https", Port = 443 },
            },
        };
        foreach (var host in rules.Hosts)
        {
            rule.TargetFqdns.Add(host);
        }

        if (rules.Http)
        {
            rule.Protocols.Add(new In.FirewallPolicyRuleApplicationProtocolArgs { ProtocolType = "Http", Port = 80 });
        }

        return new()
        {
            RuleCollectionType = "FirewallPolicyFilterRuleCollection",
            Name = rules.Feature,
            Priority = 100,
            Action = new In.FirewallPolicyFilterRuleCollectionActionArgs { Type = "Allow" },

            // InputList<object>.Add is ambiguous, because every overload accepts an object.
            Rules = new object[] { rule },
        };
    }
}
