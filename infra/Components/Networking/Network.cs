using Infra.Naming;
using Infra.Networking;
using Infra.Settings;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components.Networking;

/// <summary>The stack's own virtual network, or the subnets of an existing one, with the private DNS zones.</summary>
public sealed class Network : ComponentResource
{
    private readonly IReadOnlyDictionary<string, Output<string>> _subnetIds;

    public Network(string name, NetworkArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:networking:Network", name, options)
    {
        var settings = args.Settings;
        Egress = args.Egress;
        if (settings.Existing is { } existing)
        {
            Id = Output.Create(existing.Id);
            _subnetIds = existing.Subnets.ToDictionary(subnet => subnet.Key, subnet => Output.Create(subnet.Value));
        }
        else
        {
            (Id, _subnetIds) = Create(name, args);
        }

        Access = new NetworkAccess
        {
            Link = settings.IsPublic
                ? null
                : new PrivateLink(args.Context, SubnetId("endpoints"), PrivateZones.Create(name, args, this, Id)),
            AppSubnetId = settings.IsPublic ? SubnetId("app") : null,
            AllowedRanges = settings.AllowedAddresses,
        };
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    /// <summary>Null if the subnets have no route of the stack.</summary>
    public Egress? Egress { get; }

    /// <summary>How clients reach the data plane of services in this network.</summary>
    public NetworkAccess Access { get; }

    /// <summary>Known once the route exists where something in the subnet sends to the internet, so that nothing starts before.</summary>
    public Output<string> SubnetId(string name) => _subnetIds[name];

    private (Output<string> Id, IReadOnlyDictionary<string, Output<string>> SubnetIds) Create(string name, NetworkArgs args)
    {
        var (context, settings) = (args.Context, args.Settings);
        var plan = settings.Plan;

        // All subnets inline: an update of the network without them would delete standalone ones.
        var network = new VirtualNetworkArgs
        {
            VirtualNetworkName = context.Names.Of("vnet", 64),
            ResourceGroupName = context.ResourceGroupName,
            Location = context.Location,
            AddressSpace = new AddressSpaceArgs { AddressPrefixes = { settings.AddressRange.ToString() } },
            Tags = context.Tags,
        };
        if (settings.DnsServers is { Count: > 0 } servers)
        {
            network.DhcpOptions = new DhcpOptionsArgs { DnsServers = servers.ToArray() };
        }

        foreach (var subnet in new Subnets(name, args, this, plan).Create())
        {
            network.Subnets.Add(subnet);
        }

        // Azure lists the gateway in its subnet once the gateway exists, which is after the network. A refresh would
        // report that as a change (pulumi/pulumi-azure-native#3220 collects such reports). Peerings belong to the owners of the hub.
        var created = new VirtualNetwork(
            name,
            network,
            new() { Parent = this, IgnoreChanges = { "subnets[*].applicationGatewayIPConfigurations", "virtualNetworkPeerings" } }
        );
        args.Diagnostics.Create(name, this, created.Id, LogCategories.Network);

        Output<string> Subnet(string subnet) => Output.Format($"{created.Id}/subnets/{subnet}");
        var peering = HubPeering.Create(name, args, this, created);
        var route = args.Egress?.CreateRoute(plan, Subnet);

        // Azure rejects two changes of one network at once, so nothing uses a subnet before the peering exists, and nothing resolves a name
        // before a firewall that answers queries.
        var answersQueries = settings.Firewall is { DnsProxy: true };
        Output<string> Ready(string subnet)
        {
            var ready = peering is null ? Subnet(subnet) : After(Subnet(subnet), peering);
            return route is null || !(Subnets.SendOut(subnet) || answersQueries && subnet != "endpoints") ? ready : After(ready, route);
        }

        return (created.Id, plan.Names.ToDictionary(subnet => subnet, Ready));
    }

    private static Output<string> After(Output<string> id, CustomResource before) =>
        Output.Tuple(id, before.Id).Apply(ready => ready.Item1);
}
