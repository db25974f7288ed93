using Infra.Settings;
using Pulumi;
using Pulumi.AzureNative.DnsResolver;
using Pulumi.AzureNative.DnsResolver.Inputs;

namespace Infra.Components.Networking;

/// <summary>
/// An address in the network that answers DNS queries from networks behind the hub: their servers forward the names of the stack's private
/// zones to it.
/// </summary>
public sealed class PrivateResolver : ComponentResource
{
    public PrivateResolver(string name, PrivateResolverArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:networking:PrivateResolver", name, options)
    {
        var context = args.Context;
        var resolver = new DnsResolver(
            $"{name}-resolver",
            new()
            {
                DnsResolverName = context.Names.Of("dnspr", 80),
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
                VirtualNetwork = new SubResourceArgs { Id = args.NetworkId },
                Tags = context.Tags,
            },
            new() { Parent = this }
        );

        // Servers elsewhere forward to this address, so it is fixed; Azure cannot change it later.
        _ = new InboundEndpoint(
            $"{name}-inbound",
            new()
            {
                InboundEndpointName = "inbound",
                DnsResolverName = resolver.Name,
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
                IpConfigurations =
                {
                    new IpConfigurationArgs
                    {
                        PrivateIpAllocationMethod = "Static",
                        PrivateIpAddress = args.Subnet.FirstUsable,
                        Subnet = new SubResourceArgs { Id = args.SubnetId },
                    },
                },
                Tags = context.Tags,
            },
            new()
            {
                Parent = this,
                ReplaceOnChanges = { "ipConfigurations" },
                DeleteBeforeReplace = true,
            }
        );
        RegisterOutputs();
    }
}
