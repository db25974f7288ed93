using Infra.Context;
using Pulumi;

namespace Infra.Components.Networking;

/// <summary>Where the jump host is, and whose key it accepts.</summary>
public sealed record JumpHostArgs
{
    public required StackContext Context { get; init; }

    /// <summary>AzureBastionSubnet.</summary>
    public required Output<string> BastionSubnetId { get; init; }

    public required Output<string> SubnetId { get; init; }

    /// <summary>An SSH public key; the machine accepts no password.</summary>
    public required string AdministratorKey { get; init; }

    /// <summary>The time of each day, as in 19:00, at which Azure stops the machine, in UTC; null leaves it running.</summary>
    public required string? Shutdown { get; init; }
}
