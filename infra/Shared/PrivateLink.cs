using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using SubnetArgs = Pulumi.AzureNative.Network.Inputs.SubnetArgs;

namespace Infra.Shared;

/// <summary>Makes private endpoints in one subnet, each with one group of all its zones.</summary>
/// <param name="zones">Zone name → resource id; null where somebody else registers the endpoints.</param>
public sealed class PrivateLink(StackContext stack, Input<string> subnetId, IReadOnlyDictionary<string, Output<string>>? zones)
{
    /// <summary>Endpoints that are made at once in one subnet or zone refuse each other.</summary>
    private readonly Chain _endpoints = new();

    /// <param name="settled">What must be finished before the target takes an endpoint: its last child, where it has children.</param>
    /// <returns>What a caller of the target's private address waits for.</returns>
    public Resource Attach(string name, Resource parent, Input<string> targetId, LinkTarget target, Resource? settled = null)
    {
        var endpointName = stack.Names.Of($"pep-{name}", 64);
        var endpoint = _endpoints.Add(
            parent,
            after => new PrivateEndpoint(
                $"{name}-endpoint",
                new()
                {
                    PrivateEndpointName = endpointName,
                    ResourceGroupName = stack.ResourceGroupName,
                    Location = stack.Location,
                    CustomNetworkInterfaceName = $"nic-{endpointName}",
                    Subnet = new SubnetArgs { Id = subnetId },
                    PrivateLinkServiceConnections = new PrivateLinkServiceConnectionArgs
                    {
                        Name = name,
                        PrivateLinkServiceId = targetId,
                        GroupIds = { target.GroupId },
                    },
                    Tags = stack.Tags,
                },
                after
            ),
            settled
        );
        if (zones is null)
        {
            return endpoint;
        }

        var group = new PrivateDnsZoneGroupArgs
        {
            PrivateDnsZoneGroupName = "default",
            PrivateEndpointName = endpoint.Name,
            ResourceGroupName = stack.ResourceGroupName,
        };
        foreach (var zone in target.Zones)
        {
            group.PrivateDnsZoneConfigs.Add(new PrivateDnsZoneConfigArgs { Name = zone.Replace('.', '-'), PrivateDnsZoneId = zones[zone] });
        }

        return _endpoints.Add(parent, after => new PrivateDnsZoneGroup($"{name}-zones", group, after));
    }
}
