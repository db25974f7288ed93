using System.Globalization;
using Infra.Components.Alerts.Rows;

namespace Infra.Components.Alerts.Table;

/// <summary>
/// What the app measures about questions and answers. Counts come from metrics, which include every question. Latency comes from spans,
/// because a metric arrives as a sum per minute and has no percentiles.
/// </summary>
internal static class ChatAlerts
{
    public static readonly IReadOnlyList<AlertRow> All =
    [
        new LogRow
        {
            Id = "model-spillover",
            Summary = "More than 20 % of the answers come from the deployment that the provisioned one spills over to",
            Runbook = "throttling-storm",
            Only = AlertCondition.SpillsOver,
            Window = "PT1H",
            Frequency = "PT15M",
            Severity = 3,
            Values = Values(("share", 0.2), ("least", 20)),
        },
        new LogRow
        {
            Id = "answer-quality",
            Summary = "Answers are refused, filtered or disliked too often, or an evaluation fell below its thresholds",
            Runbook = "quality-drop",
            Window = "P1D",
            Frequency = "PT1H",
            Severity = 3,
            Dimension = "Signal",
            Values = Values(("refused", 0.2), ("filtered", 0.05), ("disliked", 0.15), ("least", 20)),
        },
        new LogRow
        {
            Id = "tokens-one-user",
            Summary = "One user uses far more tokens in a day than the others",
            Runbook = "cost-spike",
            Window = "P1D",
            Frequency = "PT1H",
            Severity = 3,
            Values = Values(("times", 5), ("users", 10), ("tokens", 200_000)),
        },
        new LogRow
        {
            Id = "index-stale",
            Summary = "A changed document waits two hours for the index, or ingestion runs fail",
            Runbook = "index-stale",
            Only = AlertCondition.FillsIndex,
            Window = "PT2H",
            Frequency = "PT15M",
            Severity = 2,
            Dimension = "Signal",
            Values = Values(("seconds", 7200), ("least", 3)),
        },
        new LogRow
        {
            Id = "telemetry-silent",
            Summary = "The app has sent no telemetry for 30 minutes: it is down, or log alerts cannot fire",
            Runbook = "telemetry-silent",
            Window = "PT30M",
            Frequency = "PT15M",
            Severity = 1,
        },
        new LogRow
        {
            Id = "log-cap",
            Summary = "The workspace is at 90 % of logDailyCapGb, or ingestion stopped: log alerts cannot fire after that",
            Runbook = "log-cap",
            Only = AlertCondition.OwnsWorkspace,
            Window = "P1D",
            Frequency = "PT1H",
            Severity = 2,
            Values = new Dictionary<string, Func<AlertSettings, string>>
            {
                ["gigabytes"] = settings => (0.9 * settings.LogDailyCapGb).ToString(CultureInfo.InvariantCulture),
            },
        },
    ];

    private static Dictionary<string, Func<AlertSettings, string>> Values(params (string Name, double Value)[] values) =>
        values.ToDictionary(value => value.Name, value => LogRow.Number(value.Value));
}
