namespace Infra.Settings;

/// <summary>The chosen parts that decide which subnets a network needs.</summary>
public sealed record NetworkParts
{
    public required NetworkMode Network { get; init; }

    public EgressMode Egress { get; init; }

    /// <summary>The gateway in front of the app.</summary>
    public bool Gateway { get; init; }

    public bool JumpHost { get; init; }

    public bool Agents { get; init; }

    public bool Runners { get; init; }

    public bool Resolver { get; init; }

    public bool AiGateway { get; init; }
}
