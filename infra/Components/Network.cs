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

/// <summary>
/// The stack's own virtual network: a subnet for the app and, in a private network, one for endpoints with the zones their names resolve in.
/// </summary>
public sealed class Network : ComponentResource
{
    public Network(string name, StackContext stack, Telemetry telemetry, ComponentResourceOptions? options = null)
        : base("ai-workload:network:Network", name, options)
    {
        var plan = SubnetPlan.For(stack.Settings.AddressRange)
            ?? throw new ArgumentException($"the subnets do not fit into {stack.Settings.AddressRange}; set ai-workload:addressRange to a /24 or wider");

        // All subnets inline: standalone ones are deleted when the network is updated without them, and race each other.
        var args = new VirtualNetworkArgs
        {
            VirtualNetworkName = stack.Names.Of("vnet", 64),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            AddressSpace = new AddressSpaceArgs { AddressPrefixes = { stack.Settings.AddressRange.ToString() } },
            Subnets = { stack.IsPublic ? AdmittedApp(name, stack, telemetry, plan) : PrivateApp(name, stack, telemetry, plan) },
            Tags = stack.Tags,
        };
        if (!stack.IsPublic)
        {
            args.Subnets.Add(Endpoints(name, stack, telemetry, plan));
        }

        var network = new VirtualNetwork(name, args, new() { Parent = this });
        telemetry.Watch(name, this, network.Id, LogCategories.Network);

        Id = network.Id;
        AppSubnetId = Output.Format($"{network.Id}/subnets/app");
        Link = stack.IsPublic ? null : new PrivateLink(stack, Output.Format($"{network.Id}/subnets/endpoints"), Zones(name, stack, network.Id));
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("appSubnetId")]
    public Output<string> AppSubnetId { get; private set; }

    /// <summary>Null in a public network.</summary>
    public PrivateLink? Link { get; }

    private SubnetDeclaration PrivateApp(string name, StackContext stack, Telemetry telemetry, SubnetPlan plan) => new()
    {
        Name = "app",
        AddressPrefix = plan["app"].ToString(),
        NetworkSecurityGroup = new NetworkSecurityGroupReference { Id = SecurityGroup($"{name}-app", stack, telemetry, SecurityRules.App(plan)).Id },
        Delegations = { AppService },
        DefaultOutboundAccess = false,
    };

    /// <summary>
    /// The app's calls to public endpoints leave here, so that the services can tell them from the internet's: App Service's own
    /// addresses are shared with strangers, and storage ignores address rules for callers in its region.
    /// </summary>
    private SubnetDeclaration AdmittedApp(string name, StackContext stack, Telemetry telemetry, SubnetPlan plan) => new()
    {
        Name = "app",
        AddressPrefix = plan["app"].ToString(),
        NetworkSecurityGroup = new NetworkSecurityGroupReference { Id = SecurityGroup($"{name}-app", stack, telemetry, SecurityRules.AdmittedApp(plan)).Id },
        Delegations = { AppService },
        ServiceEndpoints =
        {
            new ServiceEndpointPropertiesFormatArgs { Service = "Microsoft.Storage" },
            new ServiceEndpointPropertiesFormatArgs { Service = "Microsoft.KeyVault" },
            new ServiceEndpointPropertiesFormatArgs { Service = "Microsoft.CognitiveServices" },
        },
        DefaultOutboundAccess = true,
    };

    private SubnetDeclaration Endpoints(string name, StackContext stack, Telemetry telemetry, SubnetPlan plan) => new()
    {
        Name = "endpoints",
        AddressPrefix = plan["endpoints"].ToString(),
        NetworkSecurityGroup = new NetworkSecurityGroupReference { Id = SecurityGroup($"{name}-endpoints", stack, telemetry, SecurityRules.Endpoints(plan)).Id },

        // Without this a security group does not see the traffic of private endpoints.
        PrivateEndpointNetworkPolicies = "Enabled",
        DefaultOutboundAccess = false,
    };

    private static DelegationArgs AppService => new() { Name = "app-service", ServiceName = "Microsoft.Web/serverFarms" };

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
