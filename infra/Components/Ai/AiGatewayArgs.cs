using Infra.Access;
using Infra.Components.Observability;
using Infra.Context;
using Infra.Settings;
using Pulumi;

namespace Infra.Components.Ai;

/// <summary>The gateway's size and limits, the models behind it, and its caller.</summary>
public sealed record AiGatewayArgs
{
    public required StackContext Context { get; init; }

    public required AiGatewaySettings Settings { get; init; }

    /// <summary>In the order in which the gateway prefers them.</summary>
    public required IReadOnlyList<AiAccount> Accounts { get; init; }

    /// <summary>The only identity whose tokens the gateway accepts.</summary>
    public required UserIdentity Caller { get; init; }

    /// <summary>The most tokens of one user a day.</summary>
    public required int TokensPerDay { get; init; }

    /// <summary>The longest wait of the app for the first word.</summary>
    public required int FirstTokenSeconds { get; init; }

    public required Monitoring Monitoring { get; init; }

    /// <summary>All of the gateway's calls leave through this subnet.</summary>
    public required Output<string> SubnetId { get; init; }
}
