using Infra.Naming;
using Infra.Ordering;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using SubnetArgs = Pulumi.AzureNative.Network.Inputs.SubnetArgs;

namespace Infra.Networking;

/// <summary>Creates private endpoints in one subnet, each with one DNS zone group.</summary>
/// <param name="zones">Zone name → resource id; null if Azure Policy registers the endpoints.</param>
public sealed class PrivateLink(Foundation foundation, Input<string> subnetId, IReadOnlyDictionary<string, Output<string>>? zones)
{
    /// <summary>Azure rejects endpoints that are created at once in one subnet.</summary>
    private readonly Chain _endpoints = new();

    /// <summary>Azure rejects two changes of one zone at once. Groups of different zones do not wait for each other.</summary>
    private readonly Dictionary<string, CustomResource> _lastOfZone = [];

    /// <param name="settled">The last change to the target that must finish first; null if the target has no children.</param>
    /// <returns>The resource after which the private address resolves.</returns>
    public CustomResource Create(string name, Resource parent, Input<string> targetId, LinkTarget target, Resource? settled = null)
    {
        var endpoint = _endpoints.Create(parent, after => CreateEndpoint(name, targetId, target, after), settled);
        if (zones is null)
        {
            return endpoint;
        }

        var group = new PrivateDnsZoneGroupArgs
        {
            PrivateDnsZoneGroupName = "default",
            PrivateEndpointName = endpoint.Name,
            ResourceGroupName = foundation.ResourceGroupName,
        };
        foreach (var zone in target.Zones)
        {
            group.PrivateDnsZoneConfigs.Add(new PrivateDnsZoneConfigArgs { Name = zone.Replace('.', '-'), PrivateDnsZoneId = zones[zone] });
        }

        var options = new CustomResourceOptions { Parent = parent, DependsOn = { endpoint } };
        options.DependsOn.AddRange([.. target.Zones.Where(_lastOfZone.ContainsKey).Select(zone => _lastOfZone[zone]).Distinct()]);
        var created = new PrivateDnsZoneGroup($"{name}-zones", group, options);
        foreach (var zone in target.Zones)
        {
            _lastOfZone[zone] = created;
        }

        return created;
    }

    /// <summary>The endpoint's name in Azure.</summary>
    public static string NameOf(string name, Foundation foundation) => foundation.Names.Of($"pep-{name}", 64);

    private PrivateEndpoint CreateEndpoint(string name, Input<string> targetId, LinkTarget target, CustomResourceOptions options)
    {
        var endpointName = NameOf(name, foundation);

        // Azure fills this list when it creates the endpoint and empties it when the zone group attaches. Every later refresh would report
        // that as a change; pulumi/pulumi-azure-native#3220 collects such reports.
        options.IgnoreChanges.Add("customDnsConfigs");
        return new(
            $"{name}-endpoint",
            new()
            {
                PrivateEndpointName = endpointName,
                ResourceGroupName = foundation.ResourceGroupName,
                Location = foundation.Location,
                CustomNetworkInterfaceName = $"nic-{endpointName}",
                Subnet = new SubnetArgs { Id = subnetId },
                PrivateLinkServiceConnections = new PrivateLinkServiceConnectionArgs
                {
                    Name = name,
                    PrivateLinkServiceId = targetId,
                    GroupIds = { target.GroupId },
                },
                Tags = foundation.Tags,
            },
            options
        );
    }
}
