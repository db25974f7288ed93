using System.Globalization;
using Infra.Components.Alerts.Rows;

namespace Infra.Components.Alerts.Table;

/// <summary>
/// What the app tells of its questions and answers. Counts come from its metrics, which know every question. A metric's histogram arrives
/// as a sum for each minute and has no 95th percentile, so how long single answers took is read from spans. How old the index is that an
/// alias names says nothing here: the app keeps filling it, and what waits to be in it is measured.
/// </summary>
internal static class ChatAlerts
{
    public static readonly IReadOnlyList<AlertRow> All =
    [
        new LogRow
        {
            Id = "chat-slow",
            Says = "One model call in twenty takes longer than twenty seconds to its last word",
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
            Values = Values(("milliseconds", 20_000), ("least", 20)),
        },
        new LogRow
        {
            Id = "first-word-slow",
            Says = "One answer in twenty begins later than three seconds after its question",
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 3,
            Values = Values(("seconds", 3), ("least", 20)),
        },
        new LogRow
        {
            Id = "model-failing",
            Says = "More than one model call in twenty fails, as the app sees it",
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 1,
            Values = Values(("share", 0.05), ("least", 5)),
        },
        new LogRow
        {
            Id = "retries-exhausted",
            Says = "Answers were given up after every endpoint had been tried again",
            Window = "PT15M",
            Frequency = "PT5M",
            Severity = 2,
            Values = Values(("least", 1)),
        },
        new LogRow
        {
            Id = "model-spillover",
            Says = "More than a fifth of the answers come from the deployment that takes what does not fit the provisioned one",
            Only = AlertCondition.SpillsOver,
            Window = "PT1H",
            Frequency = "PT15M",
            Severity = 3,
            Values = Values(("share", 0.2), ("least", 20)),
        },
        new LogRow
        {
            Id = "answers-refused",
            Says = "More than a fifth of the questions find nothing to answer from",
            Window = "PT1H",
            Frequency = "PT15M",
            Severity = 3,
            Values = Values(("share", 0.2), ("least", 20)),
        },
        new LogRow
        {
            Id = "answers-filtered",
            Says = "Content filters stop more than one answer in twenty",
            Window = "PT1H",
            Frequency = "PT15M",
            Severity = 3,
            Values = Values(("share", 0.05), ("least", 20)),
        },
        new LogRow
        {
            Id = "feedback-negative",
            Says = "More than fifteen of a hundred votes of a day are against the answers",
            Window = "P1D",
            Frequency = "PT1H",
            Severity = 3,
            Values = Values(("share", 0.15), ("least", 20)),
        },
        // Scores come when somebody, or the pipeline, measures the stack.
        new LogRow
        {
            Id = "evaluation-worse",
            Says = "The last evaluation found answers worse than they must be",
            Window = "P1D",
            Frequency = "PT1H",
            Severity = 3,
        },
        new LogRow
        {
            Id = "tokens-one-person",
            Says = "One person uses far more tokens in a day than people do",
            Window = "P1D",
            Frequency = "PT1H",
            Severity = 3,
            Values = Values(("times", 5), ("people", 10), ("tokens", 200_000)),
        },
        new LogRow
        {
            Id = "index-stale",
            Says = "A changed document has waited two hours for the index",
            Only = AlertCondition.FillsIndex,
            Window = "PT30M",
            Frequency = "PT15M",
            Severity = 2,
            Values = Values(("seconds", 7200)),
        },
        new LogRow
        {
            Id = "ingestion-failing",
            Says = "Filling the index fails and has not worked since",
            Only = AlertCondition.FillsIndex,
            Window = "PT2H",
            Frequency = "PT15M",
            Severity = 2,
            Values = Values(("least", 3)),
        },
        new LogRow
        {
            Id = "telemetry-silent",
            Says = "The app has sent nothing for half an hour: it is gone, or nobody would see what it does",
            Window = "PT30M",
            Frequency = "PT15M",
            Severity = 1,
        },
        new LogRow
        {
            Id = "log-cap-near",
            Says = "Nearly as much is logged in a day as logDailyCapGb allows",
            Window = "P1D",
            Frequency = "PT1H",
            Severity = 2,
            Values = new Dictionary<string, Func<AlertSettings, string>>
            {
                ["gigabytes"] = settings => (0.9 * settings.LogDailyCapGb).ToString(CultureInfo.InvariantCulture),
            },
        },
        new LogRow
        {
            Id = "log-cap-reached",
            Says = "Nothing is logged any more until tomorrow: logDailyCapGb is used up, and alerts on logs are blind",
            Window = "PT1H",
            Frequency = "PT15M",
            Severity = 1,
        },
    ];

    private static Dictionary<string, Func<AlertSettings, string>> Values(params (string Name, double Value)[] values) =>
        values.ToDictionary(value => value.Name, value => LogRow.Number(value.Value));
}
