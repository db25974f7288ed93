using Infra.Settings;
using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components;

/// <summary>Where the parts of the workload sit: in the stack's own virtual network, or in subnets that somebody else owns.</summary>
public sealed class Network : ComponentResource
{
    private readonly Dictionary<string, Output<string>> _subnetIds;

    public Network(string name, StackContext stack, Diagnostics telemetry, ComponentResourceOptions? options = null)
        : base("ai-workload:network:Network", name, options)
    {
        if (stack.Settings.Existing is { } existing)
        {
            Id = Output.Create(existing.Id);
            _subnetIds = existing.Subnets.ToDictionary(subnet => subnet.Key, subnet => Output.Create(subnet.Value));
        }
        else
        {
            (Id, _subnetIds) = Make(name, stack, telemetry);
        }

        Link = stack.IsPublic ? null : new PrivateLink(stack, SubnetId("endpoints"), PrivateZones.For(stack, this, Id));
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    /// <summary>Null in a public network.</summary>
    public PrivateLink? Link { get; }

    /// <summary>Known once the subnet's way out stands: nothing starts in it before.</summary>
    public Output<string> SubnetId(string name) => _subnetIds[name];

    private (Output<string> Id, Dictionary<string, Output<string>> SubnetIds) Make(string name, StackContext stack, Diagnostics telemetry)
    {
        var settings = stack.Settings;
        var needed = SubnetPlan.Needed(
            settings.Network,
            settings.Egress,
            settings.Gateway is not null,
            settings.JumpHostKey is not null,
            settings.Foundry == FoundryMode.Agents
        );
        var plan = SubnetPlan.For(settings.AddressRange, SubnetPlan.Wanted, needed)
            ?? throw new ArgumentException(
                $"the subnets do not fit into {settings.AddressRange}; set ai-workload:addressRange to a /22 or wider"
            );
        var routes = settings.Egress == EgressMode.Firewall ? Firewall.Routes(stack, this) : null;
        var nat = settings.Egress == EgressMode.Nat ? Nat(stack, telemetry) : null;

        // All subnets inline: standalone ones are deleted when the network is updated without them, and race each other.
        var args = new VirtualNetworkArgs
        {
            VirtualNetworkName = stack.Names.Of("vnet", 64),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            AddressSpace = new AddressSpaceArgs { AddressPrefixes = { settings.AddressRange.ToString() } },
            Tags = stack.Tags,
        };
        foreach (var subnet in new Subnets(stack, this, plan, telemetry, routes, nat).Declare())
        {
            args.Subnets.Add(subnet);
        }

        var network = new VirtualNetwork(name, args, new() { Parent = this });
        telemetry.Watch(name, this, network.Id, LogCategories.Network);

        Output<string> Subnet(string subnet) => Output.Format($"{network.Id}/subnets/{subnet}");
        var route = routes is null
            ? null
            : new Firewall("egress", stack, plan, Subnet(SubnetPlan.Firewall), telemetry, new() { Parent = this }).RouteThrough(routes);
        return (
            network.Id,
            plan.Names.ToDictionary(
                subnet => subnet,
                subnet => route is null ? Subnet(subnet) : Output.Tuple(Subnet(subnet), route.Id).Apply(ready => ready.Item1)
            )
        );
    }

    private NatGateway Nat(StackContext stack, Diagnostics telemetry)
    {
        var address = PublicAddress.Make("egress", stack, this);
        telemetry.Watch("egress-address", this, address.Id, LogCategories.PublicAddress);
        return new NatGateway(
            "egress-nat",
            new()
            {
                NatGatewayName = stack.Names.Of("ng", 80),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Sku = new NatGatewaySkuArgs { Name = "Standard" },
                PublicIpAddresses = { new SubResourceArgs { Id = address.Id } },
                IdleTimeoutInMinutes = 4,
                Tags = stack.Tags,
            },
            new() { Parent = this }
        );
    }
}
