using Infra.Settings;
using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components;

/// <summary>Declares the subnets of the stack's own network, each with its rules and its way out.</summary>
/// <param name="network">The component they belong to.</param>
/// <param name="routes">Leads to the firewall; null without one.</param>
/// <param name="nat">Null without one.</param>
internal sealed class Subnets(
    StackContext stack,
    Resource network,
    SubnetPlan plan,
    Diagnostics telemetry,
    RouteTable? routes,
    NatGateway? nat
)
{
    /// <summary>
    /// The gateway must answer clients directly, Bastion and the firewall reach Azure directly: a route to the firewall breaks them
    /// (Microsoft, "Application Gateway infrastructure configuration").
    /// </summary>
    private static readonly string[] Unrouted = ["gateway", SubnetPlan.Bastion, SubnetPlan.Firewall];

    public IEnumerable<In.SubnetArgs> Declare() => plan.Names.Select(name => Declare(name));

    private In.SubnetArgs Declare(string name)
    {
        var subnet = new In.SubnetArgs
        {
            Name = name,
            AddressPrefix = plan[name].ToString(),

            // In a public network the app's calls leave here by service endpoint, which needs Azure's way out.
            DefaultOutboundAccess = stack.IsPublic,
        };
        if (name != SubnetPlan.Firewall)
        {
            subnet.NetworkSecurityGroup = new In.NetworkSecurityGroupArgs { Id = SecurityGroup(name).Id };
        }

        if (routes is not null && !Unrouted.Contains(name))
        {
            subnet.RouteTable = new In.RouteTableArgs { Id = routes.Id };
        }

        if (nat is not null && name is "app" or "agents" or "jump")
        {
            subnet.NatGateway = new In.SubResourceArgs { Id = nat!.Id };
        }

        Specialize(subnet, name);
        return subnet;
    }

    private void Specialize(In.SubnetArgs subnet, string name)
    {
        switch (name)
        {
            case "app":
                subnet.Delegations.Add(new In.DelegationArgs { Name = "app-service", ServiceName = "Microsoft.Web/serverFarms" });
                break;
            case "agents":
                // Azure compares this name with case; another spelling fails the agents an hour into the deployment.
                subnet.Delegations.Add(new In.DelegationArgs { Name = "agents", ServiceName = "Microsoft.App/environments" });
                break;
            case "endpoints":
                // Without this a security group does not see the traffic of private endpoints.
                subnet.PrivateEndpointNetworkPolicies = "Enabled";
                break;
        }

        // The app's calls to public endpoints leave here, so that the services can tell them from the internet's: App Service's own
        // addresses are shared with strangers, and storage ignores address rules for callers in its region.
        foreach (
            var service in stack.IsPublic
                ? ["Microsoft.Storage", "Microsoft.KeyVault", "Microsoft.CognitiveServices"]
                : Array.Empty<string>()
        )
        {
            subnet.ServiceEndpoints.Add(new In.ServiceEndpointPropertiesFormatArgs { Service = service });
        }
    }

    private NetworkSecurityGroup SecurityGroup(string subnet)
    {
        var name = $"network-{(subnet == SubnetPlan.Bastion ? "bastion" : subnet)}";
        var args = new Pulumi.AzureNative.Network.NetworkSecurityGroupArgs
        {
            NetworkSecurityGroupName = stack.Names.Of($"nsg-{name}", 80),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            Tags = stack.Tags,
        };
        foreach (var rule in SecurityRules.For(subnet, plan, stack.IsPublic))
        {
            args.SecurityRules.Add(rule);
        }

        var group = new NetworkSecurityGroup($"{name}-rules", args, new() { Parent = network });
        telemetry.Watch($"{name}-rules", network, group.Id, LogCategories.SecurityGroup);
        return group;
    }
}
