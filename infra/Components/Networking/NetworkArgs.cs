using Infra.Naming;
using Infra.Settings;
using Infra.Telemetry;

namespace Infra.Components.Networking;

/// <summary>The network of the stack and its parts.</summary>
public sealed record NetworkArgs
{
    public required Foundation Context { get; init; }

    /// <summary>The network and every security group send their logs there.</summary>
    public required Diagnostics Diagnostics { get; init; }

    /// <summary>Mode, address range, subnets, and the network to use instead of a new one.</summary>
    public required NetworkSettings Settings { get; init; }

    /// <summary>The services that get private endpoints; the stack creates no DNS zone that none of them needs.</summary>
    public required IReadOnlyList<LinkTarget> LinkTargets { get; init; }

    /// <summary>Routes the subnets' outbound traffic; null leaves them without a route.</summary>
    public required Egress? Egress { get; init; }
}
