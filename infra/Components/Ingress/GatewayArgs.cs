using Infra.Context;
using Infra.Settings;
using Pulumi;

namespace Infra.Components.Ingress;

/// <summary>The settings of the gateway and its backend.</summary>
public sealed record GatewayArgs
{
    public required StackContext Context { get; init; }

    /// <summary>Host name, certificate, instances and limits.</summary>
    public required GatewaySettings Settings { get; init; }

    public required Input<string> SubnetId { get; init; }

    /// <summary>The site requires sign-in, whose tokens and cookies the firewall must not take for attacks.</summary>
    public required bool RequiresSignIn { get; init; }

    /// <summary>Creates a private endpoint to the certificate's vault; false if the network already reaches it.</summary>
    public required bool LinksCertificateVault { get; init; }
}
