namespace Infra.Settings;

/// <summary>Where the data plane answers and how calls leave.</summary>
public sealed record NetworkSettings
{
    public required NetworkMode Mode { get; init; }

    /// <summary>Not used with an existing network, which has its own.</summary>
    public required AddressRange AddressRange { get; init; }

    public required IReadOnlyList<AddressRange> AllowedAddresses { get; init; }

    /// <summary>Null if the stack creates its own network.</summary>
    public required ExistingNetwork? Existing { get; init; }

    public required PrivateZoneSettings Zones { get; init; }

    /// <summary>Null if the stack's own network is connected to no hub.</summary>
    public required HubSettings? Hub { get; init; }

    public required EgressMode Egress { get; init; }

    /// <summary>Null unless the stack has a firewall of its own.</summary>
    public required FirewallSettings? Firewall { get; init; }

    /// <summary>Null logs no flows.</summary>
    public required FlowLogSettings? FlowLogs { get; init; }

    /// <summary>Null creates neither jump host nor Bastion.</summary>
    public required JumpHostSettings? JumpHost { get; init; }

    /// <summary>A network security perimeter logs what passes its border.</summary>
    public required bool Perimeter { get; init; }

    /// <summary>The subnet of deployment runners.</summary>
    public required RunnerSettings Runners { get; init; }

    /// <summary>The subnets that the chosen parts need, by names of <see cref="SubnetPlan.Wanted"/>.</summary>
    public required IReadOnlySet<string> Subnets { get; init; }

    /// <summary>Those of the stack's own network; empty uses Azure's. Azure gives a firewall the first address of its subnet.</summary>
    public IReadOnlyList<string> DnsServers =>
        Firewall is { DnsProxy: true } ? [Plan[SubnetPlan.Firewall].FirstUsable] : Hub?.DnsServers ?? [];

    public bool IsPublic => Mode == NetworkMode.Public;

    /// <summary>The subnets of the stack's own network, which the settings made sure that the range holds.</summary>
    public SubnetPlan Plan =>
        SubnetPlan.For(AddressRange, SubnetPlan.Wanted, Subnets)
        ?? throw new InvalidOperationException($"{AddressRange} does not hold the subnets {string.Join(", ", Subnets)}");
}
