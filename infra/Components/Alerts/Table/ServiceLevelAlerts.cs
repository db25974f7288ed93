using System.Globalization;
using Infra.Components.Alerts.Rows;

namespace Infra.Components.Alerts.Table;

/// <summary>
/// Burn rates: a long window tells that it matters, a short one that it still goes on. The short one of an hour is ten minutes, not five,
/// because logs arrive minutes late.
/// </summary>
internal static class ServiceLevelAlerts
{
    public static readonly IReadOnlyList<AlertRow> All =
    [
        new LogRow
        {
            Id = "slo-availability-fast",
            Says = "Questions fail so often that the month's allowance is gone in two days",
            Window = "PT1H",
            Frequency = "PT5M",
            Severity = 0,
            Query = "slo-availability",
            Values = Burn("1h", "10m", ServiceLevels.FastBurn, ServiceLevels.Availability),
        },
        new LogRow
        {
            Id = "slo-availability-slow",
            Says = "Questions fail so often that the month's allowance is gone in five days",
            Window = "PT6H",
            Frequency = "PT15M",
            Severity = 2,
            Query = "slo-availability",
            Values = Burn("6h", "30m", ServiceLevels.SlowBurn, ServiceLevels.Availability),
        },
        new LogRow
        {
            Id = "slo-first-word-fast",
            Says = "Answers begin late so often that the month's allowance is gone in two days",
            Window = "PT1H",
            Frequency = "PT5M",
            Severity = 1,
            Query = "slo-first-word",
            Values = Burn("1h", "10m", ServiceLevels.FastBurn, ServiceLevels.InTime),
        },
        new LogRow
        {
            Id = "slo-first-word-slow",
            Says = "Answers begin late so often that the month's allowance is gone in five days",
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
