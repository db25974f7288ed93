using Infra.Naming;
using Infra.Networking;
using Infra.Ordering;
using Infra.Settings;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components.Networking;

/// <summary>
/// The outbound route of the subnets: a NAT gateway, a firewall that admits the hosts of <see cref="EgressRules"/> only, or the hub. The
/// subnets need the route table before the firewall exists; <see cref="CreateRoute"/> adds the route later.
/// </summary>
public sealed class Egress : ComponentResource
{
    private readonly string _name;
    private readonly EgressArgs _args;
    private readonly RouteTable? _routes;

    public Egress(string name, EgressArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:networking:Egress", name, options)
    {
        (_name, _args) = (name, args);
        _routes = args.Mode == EgressMode.Firewall || args.HubFirewall is not null ? CreateRouteTable() : null;
        NatGatewayId = args.Mode == EgressMode.Nat ? CreateNatGateway().Id : null;
        RegisterOutputs();
    }

    /// <summary>The hosts that each subnet calls, for the owner of a firewall in the hub.</summary>
    public IReadOnlyList<string> HostsOf(SubnetPlan plan) =>
        [
            .. EgressRules
                .Of(_args)
                .SelectMany(rules =>
                    rules.Hosts.Select(host => $"{rules.Subnet} {plan[rules.Subnet]} {host}:{(rules.Http ? "80,443" : "443")}")
                ),
        ];

    /// <summary>Null without a firewall, and with a virtual hub, which announces its routes.</summary>
    public Output<string>? RouteTableId => _routes?.Id;

    /// <summary>Null without a NAT gateway.</summary>
    public Output<string>? NatGatewayId { get; }

    /// <summary>Creates the stack's own firewall, if it has one, and the route to it or to the hub's.</summary>
    /// <param name="subnetId">Name → id of a subnet of the new network.</param>
    /// <returns>The route, which subnets must wait for; null if nothing routes to a firewall.</returns>
    internal Route? CreateRoute(SubnetPlan plan, Func<string, Output<string>> subnetId)
    {
        if (_routes is null)
        {
            return null;
        }

        var address = _args.HubFirewall is { } hub
            ? Output.Create(hub)
            : FirewallBuilder
                .Create(_name, _args, this, plan, subnetId(SubnetPlan.Firewall))
                .IpConfigurations.Apply(configurations => configurations[0].PrivateIPAddress);
        return new Route(
            $"{_name}-route",
            new()
            {
                RouteName = "internet-through-firewall",
                RouteTableName = _routes.Name,
                ResourceGroupName = _args.Context.ResourceGroupName,
                AddressPrefix = "0.0.0.0/0",
                NextHopType = "VirtualAppliance",
                NextHopIpAddress = address,
            },
            new() { Parent = this }
        );
    }

    private RouteTable CreateRouteTable() =>
        new(
            $"{_name}-routes",
            new()
            {
                RouteTableName = _args.Context.Names.Of("rt", 80),
                ResourceGroupName = _args.Context.ResourceGroupName,
                Location = _args.Context.Location,

                // A route learned from a VPN or ExpressRoute gateway would bypass the firewall.
                DisableBgpRoutePropagation = true,
                Tags = _args.Context.Tags,
            },
            new() { Parent = this, IgnoreChanges = { "routes" } }
        );

    private NatGateway CreateNatGateway()
    {
        var address = PublicAddress.Create(_name, _args.Context, _args.Diagnostics, this);
        return new NatGateway(
            $"{_name}-nat",
            new()
            {
                NatGatewayName = _args.Context.Names.Of("ng", 80),
                ResourceGroupName = _args.Context.ResourceGroupName,
                Location = _args.Context.Location,
                Sku = new In.NatGatewaySkuArgs { Name = "Standard" },
                PublicIpAddresses = { new In.SubResourceArgs { Id = address.Id } },
                IdleTimeoutInMinutes = 4,
                Tags = _args.Context.Tags,
            },
            new() { Parent = this }
        );
    }
}
