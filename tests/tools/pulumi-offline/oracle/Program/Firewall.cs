using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Oracle;

/// <summary>Outbound traffic through a firewall with its rules; a bastion for operators.</summary>
public static class Firewall
{
    public static void Register(Foundation foundation, Network network)
    {
        var policy = new FirewallPolicy(
            "edge-firewall-policy",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                Location = foundation.Group.Location,
                FirewallPolicyName = "afwp-oracle",
                Sku = new In.FirewallPolicySkuArgs { Tier = FirewallPolicySkuTier.Standard },
                ThreatIntelMode = AzureFirewallThreatIntelMode.Deny,
                DnsSettings = new In.DnsSettingsArgs { EnableProxy = true, Servers = [] },
            }
        );
        var collections = new FirewallPolicyRuleCollectionGroup(
            "edge-firewall-rules",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                FirewallPolicyName = policy.Name,
                RuleCollectionGroupName = "workload",
                Priority = 200,
                RuleCollections = { Allowed() },
            },
            new() { Parent = policy }
        );
        _ = new AzureFirewall(
            "edge-firewall",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                Location = foundation.Group.Location,
                AzureFirewallName = "afw-oracle",
                Sku = new In.AzureFirewallSkuArgs { Name = AzureFirewallSkuName.AZFW_VNet, Tier = "Standard" },
                FirewallPolicy = new In.SubResourceArgs { Id = policy.Id },
                IpConfigurations =
                {
                    new In.AzureFirewallIPConfigurationArgs
                    {
                        Name = "ip",
                        Subnet = new In.SubResourceArgs { Id = network.EndpointSubnetId },
                    },
                },
                AdditionalProperties = { ["Network.DNS.EnableProxy"] = "true" },
                Zones = [],
            },
            new() { DependsOn = { collections } }
        );
        _ = new BastionHost(
            "edge-bastion",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                Location = foundation.Group.Location,
                BastionHostName = "bas-oracle",
                Sku = new In.SkuArgs { Name = BastionHostSkuName.Developer },
                VirtualNetwork = new In.SubResourceArgs { Id = network.VnetId },
                NetworkAcls = new In.BastionHostPropertiesFormatNetworkAclsArgs
                {
                    IpRules = { new In.IPRuleArgs { AddressPrefix = "203.0.113.7/32" } },
                },
            }
        );
    }

    private static In.FirewallPolicyFilterRuleCollectionArgs Allowed() =>
        new()
        {
            RuleCollectionType = "FirewallPolicyFilterRuleCollection",
            Name = "allow",
            Priority = 100,
            Action = new In.FirewallPolicyFilterRuleCollectionActionArgs { Type = FirewallPolicyFilterRuleCollectionActionType.Allow },
            // An InputList of object cannot be filled element by element: every overload of Add fits.
            Rules = new object[]
            {
                new In.ApplicationRuleArgs
                {
                    RuleType = "ApplicationRule",
                    Name = "sign-in",
                    SourceAddresses = { "10.1.0.0/26" },
                    Protocols =
                    {
                        new In.FirewallPolicyRuleApplicationProtocolArgs
                        {
                            ProtocolType = FirewallPolicyRuleApplicationProtocolType.Https,
                            Port = 443,
                        },
                    },
                    TargetFqdns = { "login.microsoftonline.com" },
                },
                new In.NetworkRuleArgs
                {
                    RuleType = "NetworkRule",
                    Name = "monitor",
                    SourceAddresses = { "10.1.0.0/26" },
                    DestinationAddresses = { "AzureMonitor" },
                    DestinationPorts = { "443" },
                    IpProtocols = { FirewallPolicyRuleNetworkProtocol.TCP, "UDP" },
                },
            },
        };
}
