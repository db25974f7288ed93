using Infra.Components.Alerts.Rows;
using Infra.Context;
using Infra.Telemetry;
using Pulumi;

namespace Infra.Components.Alerts;

/// <summary>What the alerts watch, and where they are sent.</summary>
public sealed record AlertRulesArgs
{
    /// <summary>Names, places and tags the rules.</summary>
    public required StackContext Context { get; init; }

    /// <summary>Each resource gets the metric alerts of its type.</summary>
    public required IReadOnlyList<Watched> Watched { get; init; }

    /// <summary>
    /// Log alerts query the stack's own workspace, or what the resources of its group sent to an existing workspace.
    /// </summary>
    public required Output<string> LogScopeId { get; init; }

    /// <summary>The action group that every alert notifies.</summary>
    public required Output<string> ActionGroupId { get; init; }

    /// <summary>Decides which alerts exist and where their limits lie.</summary>
    public required AlertSettings Settings { get; init; }

    /// <summary>Creates metric alerts only: log alerts are billed, and a subscription allows 100 activity log alerts.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>The address under which docs/runbooks is published; null puts the file's path into the alert.</summary>
    public required string? RunbooksAddress { get; init; }
}
