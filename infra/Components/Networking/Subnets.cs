using Infra.Settings;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components.Networking;

/// <summary>The subnets of the stack's own network, each with its security group and its route.</summary>
/// <param name="name">The name of the network component.</param>
internal sealed class Subnets(string name, NetworkArgs args, Resource network, SubnetPlan plan)
{
    /// <summary>
    /// Application Gateway must answer clients directly; Bastion and the firewall must reach Azure directly. A route to the firewall
    /// breaks them (Microsoft, "Application Gateway infrastructure configuration"). The resolver answers networks behind the hub, whose
    /// queries may come through its gateway alone.
    /// </summary>
    private static readonly string[] Unrouted = ["gateway", SubnetPlan.Bastion, SubnetPlan.Firewall, SubnetPlan.Resolver];

    private static readonly string[] BehindNat = ["app", "agents", "jump", SubnetPlan.Runners, SubnetPlan.AiGateway];

    private readonly Dictionary<string, RouteTable> _direct = [];

    /// <summary>True if what is in the subnet opens connections that the route carries. Private endpoints only answer.</summary>
    public static bool SendOut(string subnet) => subnet != "endpoints" && !Unrouted.Contains(subnet);

    public IEnumerable<In.SubnetArgs> Create() => plan.Names.Select(subnet => Create(subnet));

    private In.SubnetArgs Create(string purpose)
    {
        var subnet = new In.SubnetArgs
        {
            Name = purpose,
            AddressPrefix = plan[purpose].ToString(),

            // Service endpoints, which a public network uses, need Azure's default outbound access.
            DefaultOutboundAccess = args.Settings.IsPublic,
        };
        if (purpose != SubnetPlan.Firewall)
        {
            subnet.NetworkSecurityGroup = new In.NetworkSecurityGroupArgs { Id = CreateSecurityGroup(purpose).Id };
        }

        if (RouteTableId(purpose) is { } routeTableId)
        {
            subnet.RouteTable = new In.RouteTableArgs { Id = routeTableId };
        }

        if (args.Egress?.NatGatewayId is { } natGatewayId && BehindNat.Contains(purpose))
        {
            subnet.NatGateway = new In.SubResourceArgs { Id = natGatewayId };
        }

        Specialize(subnet, purpose);
        return subnet;
    }

    /// <summary>Bastion supports no route table, so the settings reject it where the hub certainly announces a default route.</summary>
    private Output<string>? RouteTableId(string purpose) =>
        purpose switch
        {
            "gateway" or SubnetPlan.Firewall => Direct("direct", learns: false),
            _ when Unrouted.Contains(purpose) => null,
            _ when args.Egress?.NatGatewayId is not null && BehindNat.Contains(purpose) => Direct("nat", learns: true),
            _ => args.Egress?.RouteTableId,
        };

    private Output<string>? Direct(string what, bool learns)
    {
        if (args.Settings.Hub is not { AnnouncesRoutes: true })
        {
            return null;
        }

        if (!_direct.TryGetValue(what, out var table))
        {
            _direct[what] = table = DirectRoutes.Create(name, args, network, what, learns);
        }

        return table.Id;
    }

    private void Specialize(In.SubnetArgs subnet, string purpose)
    {
        switch (purpose)
        {
            case "app":
            case SubnetPlan.AiGateway:
                subnet.Delegations.Add(new In.DelegationArgs { Name = "app-service", ServiceName = "Microsoft.Web/serverFarms" });
                break;
            case "agents":
                // Case-sensitive in Azure; another spelling makes the agents fail an hour into the deployment.
                subnet.Delegations.Add(new In.DelegationArgs { Name = "agents", ServiceName = "Microsoft.App/environments" });
                break;
            case SubnetPlan.Runners when RunnerService is { } service:
                subnet.Delegations.Add(new In.DelegationArgs { Name = "runners", ServiceName = service });
                break;
            case "gateway":
                // Azure applies network isolation to new gateways of some subscriptions, and then requires the delegation.
                subnet.Delegations.Add(new In.DelegationArgs { Name = "gateway", ServiceName = "Microsoft.Network/applicationGateways" });
                break;
            case SubnetPlan.Resolver:
                subnet.Delegations.Add(new In.DelegationArgs { Name = "resolver", ServiceName = "Microsoft.Network/dnsResolvers" });
                break;
            case "endpoints":
                // Otherwise the security group does not apply to private endpoints.
                subnet.PrivateEndpointNetworkPolicies = "Enabled";
                break;
        }

        // Lets services admit the app by its subnet: App Service's outbound addresses are shared with other customers, and storage ignores
        // address rules for callers in its region.
        foreach (
            var service in args.Settings.IsPublic
                ? ["Microsoft.Storage", "Microsoft.KeyVault", "Microsoft.CognitiveServices"]
                : Array.Empty<string>()
        )
        {
            subnet.ServiceEndpoints.Add(new In.ServiceEndpointPropertiesFormatArgs { Service = service });
        }
    }

    /// <summary>The service that places runners in the subnet; null for machines of your own.</summary>
    private string? RunnerService =>
        args.Settings.Runners.Kind switch
        {
            RunnerKind.GitHub => "GitHub.Network/networkSettings",
            RunnerKind.AzureDevOps => "Microsoft.DevOpsInfrastructure/pools",
            _ => null,
        };

    private NetworkSecurityGroup CreateSecurityGroup(string purpose)
    {
        var groupName = $"{name}-{(purpose == SubnetPlan.Bastion ? "bastion" : purpose)}";
        var rules = new Pulumi.AzureNative.Network.NetworkSecurityGroupArgs
        {
            NetworkSecurityGroupName = args.Context.Names.Of($"nsg-{groupName}", 80),
            ResourceGroupName = args.Context.ResourceGroupName,
            Location = args.Context.Location,
            Tags = args.Context.Tags,
        };
        foreach (var rule in SecurityRules.For(purpose, plan, args.Settings))
        {
            rules.SecurityRules.Add(rule);
        }

        var group = new NetworkSecurityGroup($"{groupName}-rules", rules, new() { Parent = network });
        args.Diagnostics.Create($"{groupName}-rules", network, group.Id, LogCategories.SecurityGroup);
        return group;
    }
}
