namespace Infra.Settings;

/// <summary>How outbound traffic leaves the stack's own network. An existing network has its own egress.</summary>
public enum EgressMode
{
    /// <summary>Azure's default outbound access; network security groups are the only limit.</summary>
    Open,

    /// <summary>A NAT gateway with one fixed address, which others can allow.</summary>
    Nat,

    /// <summary>A firewall that admits named hosts only.</summary>
    Firewall,

    /// <summary>Through the hub, whose firewall belongs to the platform team.</summary>
    Hub,
}
