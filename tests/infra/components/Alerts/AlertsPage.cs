using System.Globalization;
using System.Text;
using Infra.Components.Alerts;
using Infra.Components.Alerts.Rows;
using Infra.Components.Alerts.Table;

namespace Infra.Tests;

/// <summary>docs/alerts.md, generated from the alert table.</summary>
internal static class AlertsPage
{
    public static string Write() =>
        string.Join("\n", [Introduction, Objectives(), LogAlerts(), MetricAlerts(), ActivityAlerts(), Merged()]);

    private static string Introduction =>
        """
            # Alerts

            Generated from infra/Components/Alerts. Do not edit; after a change of the alerts run
            `UPDATE_SNAPSHOTS=1 dotnet test tests/infra/components --filter AlertsPageTests`.

            - Alerts notify `alertEmails` and `alertWebhook`. A stack with `quietAlerts` has metric alerts only and sends no notifications.
            - Each alert links to its runbook. [Runbooks](runbooks/README.md) explains the severities 0 to 4. Azure gives every activity log
              alert severity 4.
            - PT5M is five minutes, PT1H an hour, P1D a day.
            - One rule watches one resource, because Azure supports rules over several resources for few types only. Within a resource,
              dimensions split a rule by deployment, index, status code or signal.

            """;

    private static string Objectives() =>
        Table(
            "Service level objectives",
            [
                "objective",
                "over 30 days",
                "fast burn (14.4x): last hour and last ten minutes",
                "slow burn (6x): last six hours and last 30 minutes",
            ],
            [
                Objective("questions that end in an answer or a refusal", ServiceLevels.Availability, "slo-availability"),
                Objective(
                    $"answers that start within {Number(ServiceLevels.FirstWordSeconds)} seconds",
                    ServiceLevels.InTime,
                    "slo-first-word"
                ),
            ]
        );

    private static string[] Objective(string text, double level, string alert) =>
        [
            text,
            $"{Number(level * 100)} %",
            Burn($"{alert}-fast", ServiceLevels.FastBurn, level),
            Burn($"{alert}-slow", ServiceLevels.SlowBurn, level),
        ];

    private static string Burn(string alert, double rate, double level) =>
        $"{Link(AlertTable.All.Single(row => row.Id == alert))}: more than {Number(Math.Round(rate * (1 - level) * 100, 2))} % miss it";

    private static string LogAlerts() =>
        Table(
            "Log alerts",
            ["alert", "severity", "condition", "query", "window, frequency", "only where"],
            AlertTable
                .All.OfType<LogRow>()
                .Select(row =>
                    new[]
                    {
                        Link(row),
                        $"{row.Severity}",
                        row.Summary,
                        $"[{row.Query}](../infra/Components/Alerts/Queries/{row.Query}.kql)"
                            + (row.Dimension is null ? "" : $", each {row.Dimension}"),
                        $"{row.Window}, {row.Frequency}",
                        row.Only?.Where ?? "",
                    }
                )
        );

    private static string MetricAlerts() =>
        Table(
            "Metric alerts",
            ["alert", "severity", "condition", "resource type", "metric", "threshold", "window, frequency", "only where"],
            AlertTable
                .All.OfType<MetricRow>()
                .Select(row =>
                    new[]
                    {
                        Link(row),
                        $"{row.Severity}",
                        row.Summary,
                        string.Join(", ", row.Types) + (row.Target is null ? "" : $": {row.Target}"),
                        $"{row.Aggregation} {row.Metric}{string.Concat(row.Dimensions.Select(Dimension))}",
                        row.Trigger.Text,
                        $"{row.Window}, {row.Frequency}",
                        row.Only?.Where ?? "",
                    }
                )
        );

    private static string ActivityAlerts() =>
        Table(
            "Activity log alerts",
            ["alert", "condition", "scope", "events"],
            AlertTable
                .All.OfType<ActivityRow>()
                .Select(row =>
                    new[]
                    {
                        Link(row),
                        row.Summary,
                        row.WholeSubscription ? "the subscription" : "the stack",
                        string.Join("; ", row.Fields.Select(field => $"{field.Field} {string.Join(" or ", field.Values)}")),
                    }
                )
        );

    private static string Merged() =>
        Table(
            "Merged and dropped alerts",
            ["was", "now", "reason"],
            MergedAlerts.All.Select(row => new[] { string.Join(", ", row.Was), row.Now ?? "dropped", row.Why })
        );

    private static string Table(string title, string[] columns, IEnumerable<string[]> rows)
    {
        var page = new StringBuilder($"## {title}\n\n{Line(columns)}{Line([.. columns.Select(_ => "---")])}");
        foreach (var row in rows)
        {
            page.Append(Line(row));
        }

        return page.ToString();
    }

    private static string Line(string[] cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Link(AlertRow row) => $"[{row.Id}](runbooks/{row.Runbook}.md)";

    private static string Dimension(KeyValuePair<string, string[]> dimension) =>
        dimension.Value is ["*"] ? $", each {dimension.Key}" : $", {dimension.Key} {string.Join(" or ", dimension.Value)}";

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
