using Infra.Context;
using Infra.Settings;
using Pulumi;

namespace Infra.Components.Networking;

/// <summary>Where the resolver answers.</summary>
public sealed record PrivateResolverArgs
{
    public required StackContext Context { get; init; }

    /// <summary>It resolves the zones that are linked to this network.</summary>
    public required Output<string> NetworkId { get; init; }

    public required Output<string> SubnetId { get; init; }

    /// <summary>The range of the subnet.</summary>
    public required AddressRange Subnet { get; init; }
}
