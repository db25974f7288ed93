using Pulumi;
using Pulumi.AzureNative.Network;
using In = Pulumi.AzureNative.Network.Inputs;

namespace Oracle;

public static class Endpoints
{
    /// <summary>One private endpoint on the AI account, joined to every zone of the network.</summary>
    public static PrivateDnsZoneGroup Attach(Foundation foundation, Network network, Ai ai)
    {
        var endpoint = new PrivateEndpoint(
            "ai-endpoint",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                Location = foundation.Group.Location,
                PrivateEndpointName = "pe-ai",
                CustomNetworkInterfaceName = "pe-ai-nic",
                Subnet = new In.SubnetArgs { Id = network.EndpointSubnetId },
                PrivateLinkServiceConnections =
                {
                    new In.PrivateLinkServiceConnectionArgs
                    {
                        Name = "ai",
                        GroupIds = { "account" },
                        PrivateLinkServiceId = ai.Account.Id,
                    },
                },
                Tags = foundation.Tags,
            },
            new() { Parent = ai.Account, DependsOn = { ai } }
        );

        return new PrivateDnsZoneGroup(
            "ai-endpoint-zones",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                PrivateEndpointName = endpoint.Name,
                PrivateDnsZoneGroupName = "default",
                PrivateDnsZoneConfigs = network
                    .Dns.ZoneIds.Select((id, index) => new In.PrivateDnsZoneConfigArgs { Name = $"zone{index}", PrivateDnsZoneId = id })
                    .ToList(),
            },
            new() { Parent = endpoint, DependsOn = { endpoint, network.Dns } }
        );
    }
}
