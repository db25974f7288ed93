using Infra.Settings;
using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using Pulumi.AzureNative.PrivateDns;
using NetworkSecurityGroupReference = Pulumi.AzureNative.Network.Inputs.NetworkSecurityGroupArgs;
using SubnetDeclaration = Pulumi.AzureNative.Network.Inputs.SubnetArgs;
using SecurityRuleDeclaration = Pulumi.AzureNative.Network.Inputs.SecurityRuleArgs;
using ZoneLink = Pulumi.AzureNative.PrivateDns.VirtualNetworkLink;

namespace Infra.Components;

/// <summary>The stack's own virtual network: a subnet for the app, one for private endpoints, and the zones their names resolve in.</summary>
public sealed class Network : ComponentResource
{
    public Network(string name, StackContext stack, Telemetry telemetry, ComponentResourceOptions? options = null)
        : base("ai-workload:network:Network", name, options)
    {
        var plan = SubnetPlan.For(stack.Settings.AddressRange)
            ?? throw new ArgumentException($"the subnets do not fit into {stack.Settings.AddressRange}; set ai-workload:addressRange to a /24 or wider");
        var app = SecurityGroup($"{name}-app", stack, telemetry, SecurityRules.App(plan));
        var endpoints = SecurityGroup($"{name}-endpoints", stack, telemetry, SecurityRules.Endpoints(plan));

        // All subnets inline: standalone ones are deleted when the network is updated without them, and race each other.
        var network = new VirtualNetwork(name, new()
        {
            VirtualNetworkName = stack.Names.Of("vnet", 64),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            AddressSpace = new AddressSpaceArgs { AddressPrefixes = { stack.Settings.AddressRange.ToString() } },
            Subnets =
            {
                new SubnetDeclaration
                {
                    Name = "app",
                    AddressPrefix = plan["app"].ToString(),
                    NetworkSecurityGroup = new NetworkSecurityGroupReference { Id = app.Id },
                    Delegations = { new DelegationArgs { Name = "app-service", ServiceName = "Microsoft.Web/serverFarms" } },
                    DefaultOutboundAccess = false,
                },
                new SubnetDeclaration
                {
                    Name = "endpoints",
                    AddressPrefix = plan["endpoints"].ToString(),
                    NetworkSecurityGroup = new NetworkSecurityGroupReference { Id = endpoints.Id },

                    // Without this a security group does not see the traffic of private endpoints.
                    PrivateEndpointNetworkPolicies = "Enabled",
                    DefaultOutboundAccess = false,
                },
            },
            Tags = stack.Tags,
        }, new() { Parent = this });
        telemetry.Watch(name, this, network.Id, LogCategories.Network);

        Id = network.Id;
        AppSubnetId = Output.Format($"{network.Id}/subnets/app");
        Link = new PrivateLink(stack, Output.Format($"{network.Id}/subnets/endpoints"), Zones(name, stack, network.Id));
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("appSubnetId")]
    public Output<string> AppSubnetId { get; private set; }

    public PrivateLink Link { get; }

    private NetworkSecurityGroup SecurityGroup(string name, StackContext stack, Telemetry telemetry, IEnumerable<SecurityRuleDeclaration> rules)
    {
        var args = new Pulumi.AzureNative.Network.NetworkSecurityGroupArgs
        {
            NetworkSecurityGroupName = stack.Names.Of($"nsg-{name}", 80),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            Tags = stack.Tags,
        };
        foreach (var rule in rules)
        {
            args.SecurityRules.Add(rule);
        }

        var group = new NetworkSecurityGroup($"{name}-rules", args, new() { Parent = this });
        telemetry.Watch($"{name}-rules", this, group.Id, LogCategories.SecurityGroup);
        return group;
    }

    private Dictionary<string, Output<string>> Zones(string name, StackContext stack, Output<string> networkId)
    {
        var zones = new Dictionary<string, Output<string>>();
        foreach (var zoneName in LinkTarget.All.SelectMany(target => target.Zones))
        {
            var zone = new PrivateZone(zoneName, new()
            {
                PrivateZoneName = zoneName,
                ResourceGroupName = stack.ResourceGroupName,
                Location = "global",
                Tags = stack.Tags,
            }, new() { Parent = this });

            var link = new ZoneLink($"{zoneName}-link", new()
            {
                VirtualNetworkLinkName = name,
                PrivateZoneName = zone.Name,
                ResourceGroupName = stack.ResourceGroupName,
                Location = "global",
                RegistrationEnabled = false,
                VirtualNetwork = new Pulumi.AzureNative.PrivateDns.Inputs.SubResourceArgs { Id = networkId },
                Tags = stack.Tags,
            }, new() { Parent = this });

            // An endpoint is of use only once its zone is linked, so it takes the id through the link.
            zones[zoneName] = Output.Tuple(zone.Id, link.Id).Apply(ids => ids.Item1);
        }

        return zones;
    }
}
