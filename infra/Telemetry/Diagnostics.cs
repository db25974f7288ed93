using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;

namespace Infra.Telemetry;

/// <summary>Sends logs and metrics of resources to the workspace, and keeps the list of these resources for the alerts.</summary>
/// <param name="workspaceId">The stack's Log Analytics workspace.</param>
public sealed class Diagnostics(Output<string> workspaceId)
{
    private readonly List<Watched> _watched = [];

    public IReadOnlyList<Watched> Watched => _watched;

    /// <param name="type">One of <see cref="LogCategories"/>.</param>
    /// <param name="more">Categories beside those of the type.</param>
    public DiagnosticSetting Create(string name, Resource parent, Input<string> resourceId, string type, params string[] more)
    {
        _watched.Add(new Watched(name, type, resourceId));
        var args = new DiagnosticSettingArgs
        {
            Name = "to-workspace",
            ResourceUri = resourceId,
            WorkspaceId = workspaceId,
        };
        if (LogCategories.UsesOwnTables(type))
        {
            args.LogAnalyticsDestinationType = "Dedicated";
        }

        foreach (var category in LogCategories.For(type).Concat(more))
        {
            args.Logs.Add(new DiagnosticsLogSettingsArgs { Category = category, Enabled = true });
        }

        if (LogCategories.HasMetrics(type))
        {
            args.Metrics.Add(new DiagnosticsMetricSettingsArgs { Category = "AllMetrics", Enabled = true });
        }

        // Its name in Azure is fixed, so the old one must be gone first. Pulumi then also deletes a lock above it first.
        return new DiagnosticSetting($"{name}-diagnostics", args, new() { Parent = parent, DeleteBeforeReplace = true });
    }
}
