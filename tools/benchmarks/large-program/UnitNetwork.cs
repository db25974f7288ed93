using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using Pulumi.AzureNative.PrivateDns;
using Pulumi.AzureNative.Resources;
using RuleIn = Pulumi.AzureNative.Network.Inputs;
using ZoneIn = Pulumi.AzureNative.PrivateDns.Inputs;

namespace LargeProgram;

/// <summary>A network with two subnets, their security rules and routes, and private endpoints with their zones.</summary>
internal sealed class UnitNetwork
{
    private UnitNetwork(Output<string> appSubnet) => AppSubnet = appSubnet;

    public Output<string> AppSubnet { get; }

    public static UnitNetwork Create(int unit, ResourceGroup group, IReadOnlyList<(Output<string> Id, string Part)> services)
    {
        var routes = new RouteTable(
            $"routes-{unit}",
            new()
            {
                RouteTableName = $"rt-app-{unit}",
                ResourceGroupName = group.Name,
                Location = group.Location,
            }
        );
        var app = Rules(unit, "app", group);
        var endpoints = Rules(unit, "endpoints", group);
        var network = new VirtualNetwork(
            $"network-{unit}",
            new()
            {
                VirtualNetworkName = $"vnet-app-{unit}",
                ResourceGroupName = group.Name,
                Location = group.Location,
                AddressSpace = new AddressSpaceArgs { AddressPrefixes = { $"10.{unit / 256 % 256}.{unit % 256}.0/24" } },
                Subnets =
                {
                    Subnet(unit, "app", 0, app, routes, "Microsoft.Web/serverFarms"),
                    Subnet(unit, "endpoints", 128, endpoints, routes, null),
                },
            }
        );
        var subnets = Output.Format($"{network.Id}/subnets/");
        var zones = new Dictionary<string, PrivateZone>
        {
            ["blob"] = Zone(unit, "blob", "privatelink.blob.core.windows.net", group, network),
            ["vault"] = Zone(unit, "vault", "privatelink.vaultcore.azure.net", group, network),
        };
        foreach (var (index, service) in services.Index())
            Endpoint($"{unit}-{index}", service, Output.Format($"{subnets}endpoints"), zones[service.Part], group);
        return new UnitNetwork(Output.Format($"{subnets}app"));
    }

    private static NetworkSecurityGroup Rules(int unit, string part, ResourceGroup group) =>
        new(
            $"rules-{part}-{unit}",
            new()
            {
                NetworkSecurityGroupName = $"nsg-{part}-{unit}",
                ResourceGroupName = group.Name,
                Location = group.Location,
                SecurityRules = { Rule("allow-https", 100, "Allow", "443", "VirtualNetwork"), Rule("deny-all", 4096, "Deny", "*", "*") },
            }
        );

    private static RuleIn.SecurityRuleArgs Rule(string name, int priority, string access, string port, string source) =>
        new()
        {
            Name = name,
            Priority = priority,
            Access = access,
            Direction = "Inbound",
            Protocol = access == "Deny" ? "*" : "Tcp",
            SourceAddressPrefix = source,
            SourcePortRange = "*",
            DestinationAddressPrefix = "*",
            DestinationPortRange = port,
        };

    private static RuleIn.SubnetArgs Subnet(
        int unit,
        string name,
        int start,
        NetworkSecurityGroup rules,
        RouteTable routes,
        string? delegation
    )
    {
        var subnet = new RuleIn.SubnetArgs
        {
            Name = name,
            AddressPrefix = $"10.{unit / 256 % 256}.{unit % 256}.{start}/26",
            DefaultOutboundAccess = false,
            NetworkSecurityGroup = new RuleIn.NetworkSecurityGroupArgs { Id = rules.Id },
            RouteTable = new RuleIn.RouteTableArgs { Id = routes.Id },
        };
        if (delegation is not null)
            subnet.Delegations.Add(new DelegationArgs { Name = "sites", ServiceName = delegation });
        return subnet;
    }

    private static PrivateZone Zone(int unit, string part, string name, ResourceGroup group, VirtualNetwork network)
    {
        var zone = new PrivateZone(
            $"zone-{part}-{unit}",
            new()
            {
                PrivateZoneName = name,
                ResourceGroupName = group.Name,
                Location = "global",
            }
        );
        _ = new VirtualNetworkLink(
            $"link-{part}-{unit}",
            new()
            {
                VirtualNetworkLinkName = "network",
                PrivateZoneName = zone.Name,
                ResourceGroupName = group.Name,
                Location = "global",
                RegistrationEnabled = false,
                VirtualNetwork = new ZoneIn.SubResourceArgs { Id = network.Id },
            }
        );
        return zone;
    }

    private static void Endpoint(
        string name,
        (Output<string> Id, string Part) service,
        Output<string> subnet,
        PrivateZone zone,
        ResourceGroup group
    )
    {
        var endpoint = new PrivateEndpoint(
            $"endpoint-{name}",
            new()
            {
                PrivateEndpointName = $"pep-{name}",
                ResourceGroupName = group.Name,
                Location = group.Location,
                Subnet = new RuleIn.SubnetArgs { Id = subnet },
                PrivateLinkServiceConnections =
                {
                    new PrivateLinkServiceConnectionArgs
                    {
                        Name = service.Part,
                        PrivateLinkServiceId = service.Id,
                        GroupIds = { service.Part },
                    },
                },
            }
        );
        _ = new PrivateDnsZoneGroup(
            $"zone-group-{name}",
            new()
            {
                PrivateDnsZoneGroupName = "default",
                PrivateEndpointName = endpoint.Name,
                ResourceGroupName = group.Name,
                PrivateDnsZoneConfigs =
                {
                    new PrivateDnsZoneConfigArgs { Name = service.Part, PrivateDnsZoneId = zone.Id },
                },
            }
        );
    }
}
