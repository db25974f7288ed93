using System.Globalization;
using Infra.Components.Alerts.Rows;

namespace Infra.Components.Alerts.Table;

/// <summary>
/// Burn-rate alerts on the service level objectives. The long window shows that the error rate matters, the short one that it continues.
/// The short window of an hour is ten minutes, not five, because logs arrive minutes late.
/// </summary>
internal static class ServiceLevelAlerts
{
    public static readonly IReadOnlyList<AlertRow> All =
    [
        new LogRow
        {
            Id = "slo-availability-fast",
            Summary = "Questions fail: the 30-day error budget is used up within two days (14.4x burn rate)",
            Runbook = "answers-failing",
            Window = "PT1H",
            Frequency = "PT5M",
            Severity = 0,
            Query = "slo-availability",
            Values = Burn("1h", "10m", ServiceLevels.FastBurn, ServiceLevels.Availability),
        },
        new LogRow
        {
            Id = "slo-availability-slow",
            Summary = "Questions fail: the 30-day error budget is used up within five days (6x burn rate)",
            Runbook = "answers-failing",
            Window = "PT6H",
            Frequency = "PT15M",
            Severity = 2,
            Query = "slo-availability",
            Values = Burn("6h", "30m", ServiceLevels.SlowBurn, ServiceLevels.Availability),
        },
        new LogRow
        {
            Id = "slo-first-word-fast",
            Summary = "Answers start late: the 30-day error budget is used up within two days (14.4x burn rate)",
            Runbook = "answers-slow",
            Window = "PT1H",
            Frequency = "PT5M",
            Severity = 1,
            Query = "slo-first-word",
            Values = Burn("1h", "10m", ServiceLevels.FastBurn, ServiceLevels.InTime),
        },
        new LogRow
        {
            Id = "slo-first-word-slow",
            Summary = "Answers start late: the 30-day error budget is used up within five days (6x burn rate)",
            Runbook = "answers-slow",
            Window = "PT6H",
            Frequency = "PT15M",
            Severity = 3,
            Query = "slo-first-word",
            Values = Burn("6h", "30m", ServiceLevels.SlowBurn, ServiceLevels.InTime),
        },
    ];

    private static Dictionary<string, Func<AlertSettings, string>> Burn(string window, string recently, double rate, double level) =>
        new()
        {
            ["window"] = LogRow.Text(window),
            ["recently"] = LogRow.Text(recently),
            ["share"] = LogRow.Number(Math.Round(rate * (1 - level), 4)),
            ["seconds"] = LogRow.Text(ServiceLevels.FirstWordSeconds.ToString("0.0", CultureInfo.InvariantCulture)),
            ["least"] = LogRow.Number(5),
        };
}
