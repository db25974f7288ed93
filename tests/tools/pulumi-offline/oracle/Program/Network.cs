using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Oracle;

/// <summary>Two security groups, a route table, a NAT gateway and one network with all its subnets inline.</summary>
public sealed class Network : ComponentResource
{
    public Network(string name, Foundation foundation, string[] zones, ComponentResourceOptions options)
        : base("oracle:network:Network", name, options)
    {
        var group = foundation.Group.Name;
        var location = foundation.Group.Location;
        var parent = new CustomResourceOptions { Parent = this };

        var siteRules = new NetworkSecurityGroup(
            $"{name}-nsg-site",
            new()
            {
                ResourceGroupName = group,
                Location = location,
                NetworkSecurityGroupName = "nsg-site",
                SecurityRules =
                {
                    new In.SecurityRuleArgs
                    {
                        Name = "allow-https-out",
                        Priority = 100,
                        Direction = "Outbound",
                        Access = SecurityRuleAccess.Allow,
                        Protocol = SecurityRuleProtocol.Tcp,
                        SourceAddressPrefix = "VirtualNetwork",
                        SourcePortRange = "*",
                        DestinationAddressPrefix = "*",
                        DestinationPortRanges = { "443", "8443" },
                    },
                    new In.SecurityRuleArgs
                    {
                        Name = "deny-out",
                        Priority = 4096,
                        Direction = SecurityRuleDirection.Outbound,
                        Access = "Deny",
                        Protocol = "*",
                        SourceAddressPrefix = "VirtualNetwork",
                        SourcePortRange = "*",
                        DestinationAddressPrefix = "*",
                        DestinationPortRange = "*",
                    },
                },
                Tags = foundation.Tags,
            },
            parent
        );
        var endpointRules = new NetworkSecurityGroup(
            $"{name}-nsg-endpoints",
            new()
            {
                ResourceGroupName = group,
                Location = location,
                SecurityRules = [],
            },
            parent
        );
        var routes = new RouteTable(
            $"{name}-routes",
            new()
            {
                ResourceGroupName = group,
                Location = location,
                DisableBgpRoutePropagation = true,
                Routes =
                {
                    new In.RouteArgs
                    {
                        Name = "default",
                        AddressPrefix = "0.0.0.0/0",
                        NextHopType = RouteNextHopType.VirtualAppliance,
                        NextHopIpAddress = "10.1.9.4",
                    },
                },
            },
            parent
        );
        var address = new PublicIPAddress(
            $"{name}-ip",
            new()
            {
                ResourceGroupName = group,
                Location = location,
                Sku = new In.PublicIPAddressSkuArgs { Name = PublicIPAddressSkuName.Standard, Tier = "Regional" },
                PublicIPAllocationMethod = IPAllocationMethod.Static,
                PublicIPAddressVersion = IPVersion.IPv4,
                IdleTimeoutInMinutes = 10,
                DnsSettings = new In.PublicIPAddressDnsSettingsArgs { DomainNameLabel = Output.Format($"ip-{group}") },
                Zones = { "1", "2", "3" },
            },
            parent
        );
        var gateway = new NatGateway(
            $"{name}-nat",
            new()
            {
                ResourceGroupName = group,
                Location = location,
                Sku = new In.NatGatewaySkuArgs { Name = NatGatewaySkuName.Standard },
                IdleTimeoutInMinutes = 4,
                PublicIpAddresses = { new In.SubResourceArgs { Id = address.Id } },
            },
            new() { Parent = this, DeleteBeforeReplace = true }
        );

        var vnet = new VirtualNetwork(
            $"{name}-vnet",
            new()
            {
                ResourceGroupName = group,
                Location = location,
                AddressSpace = new In.AddressSpaceArgs { AddressPrefixes = { "10.1.0.0/16" } },
                DhcpOptions = new In.DhcpOptionsArgs { DnsServers = [] },
                EnableDdosProtection = false,
                Encryption = new In.VirtualNetworkEncryptionArgs
                {
                    Enabled = true,
                    Enforcement = VirtualNetworkEncryptionEnforcement.AllowUnencrypted,
                },
                Subnets = { SiteSubnet(), EndpointSubnet() },
                Tags = InputMap<string>.Merge(foundation.Tags, new() { ["area"] = "network" }),
            },
            new()
            {
                Parent = this,
                Protect = false,
                IgnoreChanges = { "tags", "subnets[0].delegations" },
            }
        );

        VnetId = vnet.Id;
        SiteSubnetId = vnet.Subnets.Apply(subnets => subnets[0].Id!);
        EndpointSubnetId = vnet.Subnets.Apply(subnets => subnets[1].Id!);
        Dns = new Dns($"{name}-dns", foundation, zones, vnet.Id, new() { Parent = this, DependsOn = vnet });
        RegisterOutputs();

        In.SubnetArgs SiteSubnet() =>
            new()
            {
                Name = "site",
                AddressPrefix = "10.1.0.0/26",
                DefaultOutboundAccess = false,
                NetworkSecurityGroup = new In.NetworkSecurityGroupArgs { Id = siteRules.Id },
                NatGateway = new In.SubResourceArgs { Id = gateway.Id },
                RouteTable = new In.RouteTableArgs { Id = routes.Id },
                Delegations =
                {
                    new In.DelegationArgs { Name = "app", ServiceName = "Microsoft.Web/serverFarms" },
                },
                ServiceEndpoints =
                {
                    new In.ServiceEndpointPropertiesFormatArgs { Service = "Microsoft.Storage", Locations = { location } },
                    new In.ServiceEndpointPropertiesFormatArgs { Service = "Microsoft.KeyVault" },
                },
            };

        In.SubnetArgs EndpointSubnet() =>
            new()
            {
                Name = "endpoints",
                AddressPrefixes = { "10.1.1.0/26" },
                NetworkSecurityGroup = new In.NetworkSecurityGroupArgs { Id = endpointRules.Id },
                PrivateEndpointNetworkPolicies = VirtualNetworkPrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled,
                PrivateLinkServiceNetworkPolicies = "Disabled",
            };
    }

    public Dns Dns { get; }

    public Output<string> SiteSubnetId { get; }

    [Output("vnetId")]
    public Output<string> VnetId { get; private set; }

    [Output("endpointSubnetId")]
    public Output<string> EndpointSubnetId { get; private set; }
}
