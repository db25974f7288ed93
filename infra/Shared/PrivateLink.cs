using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using SubnetArgs = Pulumi.AzureNative.Network.Inputs.SubnetArgs;

namespace Infra.Shared;

/// <summary>Makes private endpoints in one subnet, each with one group of all its zones.</summary>
/// <param name="zones">Zone name → resource id.</param>
public sealed class PrivateLink(StackContext stack, Input<string> subnetId, IReadOnlyDictionary<string, Output<string>> zones)
{
    /// <summary>Endpoints that are made at once in one subnet or zone refuse each other, so each waits for the one before.</summary>
    private PrivateDnsZoneGroup? _last;

    /// <param name="settled">What must be finished before the target takes an endpoint: its last child, where it has children.</param>
    public void Attach(string name, Resource parent, Input<string> targetId, LinkTarget target, Resource? settled = null)
    {
        var options = new CustomResourceOptions { Parent = parent };
        foreach (var before in new[] { settled, _last }.OfType<Resource>())
        {
            options.DependsOn.Add(before);
        }

        var endpointName = stack.Names.Of($"pep-{name}", 64);
        var endpoint = new PrivateEndpoint($"{name}-endpoint", new()
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
        }, options);

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

        _last = new PrivateDnsZoneGroup($"{name}-zones", group, new() { Parent = parent });
    }
}
