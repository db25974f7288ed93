using Infra.Components.Alerts.Rows;

namespace Infra.Components.Alerts.Table;

/// <summary>All alerts.</summary>
public static class AlertTable
{
    public static readonly IReadOnlyList<AlertRow> All =
    [
        .. ServiceLevelAlerts.All,
        .. ChatAlerts.All,
        .. SiteAlerts.All,
        .. ModelAlerts.All,
        .. AiGatewayAlerts.All,
        .. StoreAlerts.All,
        .. EdgeAlerts.All,
        .. ActivityAlerts.All,
    ];
}
