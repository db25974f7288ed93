using Infra.Components.Alerts;
using Infra.Components.Alerts.Rows;
using Infra.Components.Governance;
using Infra.Components.Observability;
using Infra.Settings;
using Infra.Telemetry;

namespace Infra;

/// <summary>What watches the workload and notifies its operators.</summary>
public static class Operations
{
    /// <summary>Notifications, budget, availability test and alerts.</summary>
    internal static void Create(WorkloadSettings settings, Foundations foundations)
    {
        var (context, monitoring, onCall) = (foundations.Context, foundations.Monitoring, settings.Operations.OnCall);
        var group = new OnCallGroup("on-call", new() { Context = context, OnCall = onCall });
        var amount = settings.Operations.MonthlyBudget;
        _ = new CostBudget(
            "budget",
            new()
            {
                Context = context,
                Amount = amount,
                Emails = onCall.Emails,
                ActionGroupId = group.Id,
            }
        );
        if (settings.Gateway is { } gateway)
        {
            var test = new AvailabilityTestArgs
            {
                Context = context,
                Monitoring = monitoring,
                HostName = gateway.HostName,
                FromSeveralPlaces = gateway.MinInstances > 0,
            };
            _ = new AvailabilityTest("readiness", test);
        }

        var alerts = new AlertRulesArgs
        {
            Context = context,
            Watched = [.. monitoring.Diagnostics.Watched, new Watched("insights", LogCategories.Insights, monitoring.InsightsId)],
            LogScopeId = monitoring.OwnsWorkspace ? monitoring.WorkspaceId : context.ResourceGroupId,
            ActionGroupId = group.Id,
            Settings = AlertSettingsOf(settings),
            IsQuiet = onCall.IsQuiet,
            RunbooksAddress = onCall.Runbooks,
        };
        _ = new AlertRules("alert", alerts);
    }

    /// <summary>Selects from a stack's settings what its alerts depend on.</summary>
    public static AlertSettings AlertSettingsOf(WorkloadSettings settings) =>
        new()
        {
            Deployments = settings.Models.Deployments,
            Gateway = settings.Gateway,
            FillsIndex = !settings.Network.IsPublic,
            SearchSku = settings.Search.Sku,
            OwnsWorkspace = settings.Monitoring.WorkspaceId is null,
            LogDailyCapGb = settings.Monitoring.DailyCapGb,
        };
}
