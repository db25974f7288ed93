using Infra.Context;
using Infra.Settings;

namespace Infra.Components.Alerts;

/// <summary>The receivers of notifications.</summary>
public sealed record OnCallGroupArgs
{
    public required StackContext Context { get; init; }

    /// <summary>E-mail addresses, webhook, and whether alerts notify at all.</summary>
    public required OnCall OnCall { get; init; }
}
