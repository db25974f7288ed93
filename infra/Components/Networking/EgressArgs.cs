using Infra.Naming;
using Infra.Settings;
using Infra.Telemetry;
using Pulumi;

namespace Infra.Components.Networking;

/// <summary>How outbound traffic leaves, and which features call which hosts.</summary>
public sealed record EgressArgs
{
    public required Foundation Context { get; init; }

    /// <summary>The firewall and its address send their logs there.</summary>
    public required Diagnostics Diagnostics { get; init; }

    /// <summary>NAT gives one fixed address; the firewall also limits traffic to the hosts of the features.</summary>
    public required EgressMode Mode { get; init; }

    /// <summary>The options of the stack's own firewall; null without one.</summary>
    public required FirewallSettings? Firewall { get; init; }

    /// <summary>The servers that a firewall which answers DNS queries asks; empty uses Azure's.</summary>
    public required IReadOnlyList<string> DnsServers { get; init; }

    /// <summary>Azure analyses the firewall's logs there.</summary>
    public required Output<string> WorkspaceId { get; init; }

    /// <summary>The private address of the firewall in the hub; null unless the route leads there.</summary>
    public required string? HubFirewall { get; init; }

    /// <summary>App Service checks tokens with Entra ID.</summary>
    public required bool AllowsSignIn { get; init; }

    /// <summary>The app sends telemetry to public endpoints.</summary>
    public required bool AllowsTelemetry { get; init; }

    /// <summary>The agents' runtime pulls its images and signs in.</summary>
    public required bool AllowsAgents { get; init; }

    /// <summary>The AI gateway checks tokens with Entra ID and sends its metrics.</summary>
    public required bool AllowsAiGateway { get; init; }

    /// <summary>The jump host installs security updates.</summary>
    public required bool AllowsUpdates { get; init; }

    /// <summary>Deployment runners call their service, Azure and what the pipeline installs.</summary>
    public required RunnerSettings Runners { get; init; }

    /// <summary>The public host name that the runners' smoke test calls; null without a gateway.</summary>
    public required string? SiteHost { get; init; }
}
