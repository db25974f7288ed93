using Infra.Settings;
using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components;

/// <summary>The only way out of the workload's subnets. It lets the hosts of <see cref="EgressRules"/> through and nothing else.</summary>
internal sealed class Firewall : ComponentResource
{
    private readonly StackContext _stack;
    private readonly Output<string> _privateAddress;

    public Firewall(
        string name,
        StackContext stack,
        SubnetPlan plan,
        Input<string> subnetId,
        Diagnostics telemetry,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:network:Firewall", name, options)
    {
        _stack = stack;
        var policy = new FirewallPolicy(
            $"{name}-policy",
            new()
            {
                FirewallPolicyName = stack.Names.Of("afwp", 80),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Sku = new In.FirewallPolicySkuArgs { Tier = "Standard" },
                ThreatIntelMode = "Deny",
                Tags = stack.Tags,
            },
            new() { Parent = this }
        );

        var rules = AddRules(name, stack, plan, policy);
        var address = PublicAddress.Make(name, stack, this);
        telemetry.Watch($"{name}-address", this, address.Id, LogCategories.PublicAddress);
        var firewall = rules.Add(this, after => new AzureFirewall(
            $"{name}-firewall",
            new()
            {
                AzureFirewallName = stack.Names.Of("afw", 56),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
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
                Zones = stack.Zones,
                Tags = stack.Tags,
            },
            after
        ));
        telemetry.Watch(name, this, firewall.Id, LogCategories.Firewall);

        _privateAddress = firewall.IpConfigurations.Apply(configurations => configurations[0].PrivateIPAddress);
        RegisterOutputs();
    }

    /// <summary>The table that the subnets name before there is a firewall; its route is added when there is one.</summary>
    public static RouteTable Routes(StackContext stack, Resource parent) =>
        new(
            "egress-routes",
            new()
            {
                RouteTableName = stack.Names.Of("rt", 80),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,

                // A route learned from a VPN or ExpressRoute gateway would go round the firewall.
                DisableBgpRoutePropagation = true,
                Tags = stack.Tags,
            },
            new() { Parent = parent, IgnoreChanges = { "routes" } }
        );

    public Route RouteThrough(RouteTable routes) =>
        new(
            "egress-route",
            new()
            {
                RouteName = "internet-through-firewall",
                RouteTableName = routes.Name,
                ResourceGroupName = _stack.ResourceGroupName,
                AddressPrefix = "0.0.0.0/0",
                NextHopType = "VirtualAppliance",
                NextHopIpAddress = _privateAddress,
            },
            new() { Parent = this }
        );

    /// <summary>One group after another, and the firewall after them: two changes of one policy at once refuse each other.</summary>
    private Chain AddRules(string name, StackContext stack, SubnetPlan plan, FirewallPolicy policy)
    {
        var chain = new Chain();
        foreach (var rules in EgressRules.Of(stack.Settings))
        {
            chain.Add(this, after => new FirewallPolicyRuleCollectionGroup(
                $"{name}-{rules.Feature}",
                new()
                {
                    RuleCollectionGroupName = rules.Feature,
                    FirewallPolicyName = policy.Name,
                    ResourceGroupName = stack.ResourceGroupName,
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

            // An InputList of object cannot be filled element by element: every overload of Add fits.
            Rules = new object[] { rule },
        };
    }
}
