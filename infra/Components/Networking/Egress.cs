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
/// The outbound route of the subnets: a NAT gateway, or a firewall that admits the hosts of <see cref="EgressRules"/> only. The subnets
/// need the route table before the firewall exists; <see cref="CreateFirewall"/> adds the route later.
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
        _routes = args.Mode == EgressMode.Firewall ? CreateRouteTable() : null;
        NatGatewayId = args.Mode == EgressMode.Nat ? CreateNatGateway().Id : null;
        RegisterOutputs();
    }

    /// <summary>Null without a firewall.</summary>
    public Output<string>? RouteTableId => _routes?.Id;

    /// <summary>Null without a NAT gateway.</summary>
    public Output<string>? NatGatewayId { get; }

    /// <param name="subnetId">Name → id of a subnet of the new network.</param>
    /// <returns>The route to the firewall, which subnets must wait for; null if the mode has no firewall.</returns>
    internal Route? CreateFirewall(SubnetPlan plan, Func<string, Output<string>> subnetId)
    {
        if (_routes is null)
        {
            return null;
        }

        var firewall = FirewallBuilder.Create(_name, _args, this, plan, subnetId(SubnetPlan.Firewall));
        return new Route(
            $"{_name}-route",
            new()
            {
                RouteName = "internet-through-firewall",
                RouteTableName = _routes.Name,
                ResourceGroupName = _args.Context.ResourceGroupName,
                AddressPrefix = "0.0.0.0/0",
                NextHopType = "VirtualAppliance",
                NextHopIpAddress = firewall.IpConfigurations.Apply(configurations => configurations[0].PrivateIPAddress),
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
