using Infra.Context;
using Infra.Settings;
using Pulumi;

namespace Infra.Components.Networking;

/// <summary>Whose flows are logged, and where to.</summary>
public sealed record FlowLogsArgs
{
    public required StackContext Context { get; init; }

    /// <summary>The Network Watcher.</summary>
    public required FlowLogSettings Settings { get; init; }

    public required Output<string> NetworkId { get; init; }

    /// <summary>Traffic analytics writes its tables there.</summary>
    public required Output<string> WorkspaceId { get; init; }
}
