using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Shared;

/// <summary>Where logs and metrics go.</summary>
/// <param name="WorkspaceId">The stack's Log Analytics workspace.</param>
public sealed record Telemetry(Output<string> WorkspaceId)
{
    /// <param name="type">One of <see cref="LogCategories"/>.</param>
    public void Watch(string name, Resource parent, Input<string> resourceId, string type)
    {
        var args = new DiagnosticSettingArgs
        {
            Name = "to-workspace",
            ResourceUri = resourceId,
            WorkspaceId = WorkspaceId,
        };
        foreach (var category in LogCategories.For(type))
        {
            args.Logs.Add(new DiagnosticsLogSettingsArgs { Category = category, Enabled = true });
        }

        if (LogCategories.HasMetrics(type))
        {
            args.Metrics.Add(new DiagnosticsMetricSettingsArgs { Category = "AllMetrics", Enabled = true });
        }

        _ = new DiagnosticSetting($"{name}-diagnostics", args, new() { Parent = parent });
    }
}
