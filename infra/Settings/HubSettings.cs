namespace Infra.Settings;

/// <summary>The platform team's hub, and what the stack's own network uses of it.</summary>
public sealed record HubSettings
{
    /// <summary>Of a virtual network, or of a virtual hub in a virtual WAN.</summary>
    public required string Id { get; init; }

    /// <summary>A virtual hub connects networks itself, and gives them its routes: the stack plans neither peering nor route.</summary>
    public required bool IsVirtualWan { get; init; }

    /// <summary>Use the hub's VPN or ExpressRoute gateway.</summary>
    public required bool Gateway { get; init; }

    /// <summary>The stack's subnets learn routes from the hub, among which a default route can be.</summary>
    public bool AnnouncesRoutes => IsVirtualWan || Gateway;

    /// <summary>Networks behind the hub whose clients may call the private endpoints.</summary>
    public required IReadOnlyList<AddressRange> Ranges { get; init; }

    /// <summary>The private address of the hub's firewall; null without egress hub, and with a virtual WAN.</summary>
    public required string? Firewall { get; init; }

    /// <summary>The DNS servers of the stack's network; empty uses Azure's.</summary>
    public required IReadOnlyList<string> DnsServers { get; init; }

    /// <summary>A resolver in the stack's network, which networks behind the hub ask for its private names.</summary>
    public required bool Resolver { get; init; }
}
