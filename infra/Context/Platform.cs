using System.Diagnostics.CodeAnalysis;
using Infra.Naming;
using Infra.Networking;
using Infra.Telemetry;

namespace Infra.Context;

/// <summary>The foundation with telemetry and network. Enough for the vault and its key, which come before encryption.</summary>
public record Platform : Foundation
{
    [SetsRequiredMembers]
    public Platform(Foundation foundation, Diagnostics diagnostics, NetworkAccess access)
        : base(foundation) => (Diagnostics, Access) = (diagnostics, access);

    /// <summary>Where every resource sends its logs and metrics.</summary>
    public Diagnostics Diagnostics { get; }

    /// <summary>How clients reach the data plane of services.</summary>
    public NetworkAccess Access { get; }
}
