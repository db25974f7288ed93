using Infra.Components.Alerts.Rows;
using Infra.Settings;

namespace Infra;

/// <summary>Selects from a stack's settings what its alerts depend on.</summary>
public static class Alerting
{
    public static AlertSettings SettingsOf(WorkloadSettings settings) =>
        new()
        {
            Deployments = settings.Deployments,
            Gateway = settings.Gateway,
            FillsIndex = settings.Network != NetworkMode.Public,
            SearchSku = settings.SearchSku,
            LogDailyCapGb = settings.LogDailyCapGb,
        };
}
