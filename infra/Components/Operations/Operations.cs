using Infra.Components.Alerts;
using Infra.Shared;
using Infra.Telemetry;
using Pulumi;

namespace Infra.Components;

/// <summary>What watches the workload and notifies its operators.</summary>
internal static class Operations
{
    public static void Add(StackContext stack, Monitoring monitoring, Output<string> groupId)
    {
        var settings = stack.Settings;
        var onCall = new OnCallGroup("on-call", stack, groupId);
        CostBudget.Of("on-call", stack, groupId, onCall);
        if (settings.Gateway is { } gateway)
        {
            AvailabilityTest.Of("readiness", stack, monitoring, gateway);
        }

        _ = new AlertRules(
            "alert",
            new()
            {
                Context = stack,
                Watched = [.. monitoring.Telemetry.All, new Watched("insights", LogCategories.Insights, monitoring.InsightsId)],
                WorkspaceId = monitoring.WorkspaceId,
                ResourceGroupId = groupId,
                ActionGroupId = onCall.Id,
                Settings = Alerting.SettingsOf(settings),
                IsQuiet = settings.OnCall.IsQuiet,
                RunbooksAddress = settings.OnCall.Runbooks,
            }
        );
    }
}
