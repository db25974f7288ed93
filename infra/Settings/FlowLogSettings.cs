namespace Infra.Settings;

/// <summary>The Network Watcher that writes the flow logs; one exists in each region of a subscription.</summary>
/// <param name="WatcherGroup">Null for the group that Azure creates.</param>
/// <param name="Watcher">Null for the watcher that Azure creates in the stack's region.</param>
public sealed record FlowLogSettings(string? WatcherGroup, string? Watcher);
