using System.Globalization;
using System.Text;
using Infra.Components.Alerts;
using Infra.Components.Alerts.Rows;
using Infra.Components.Alerts.Table;

namespace Infra.Tests;

/// <summary>docs/alerts.md, as the table of alerts has it.</summary>
internal static class AlertsPage
{
    public static string Write()
    {
        var page = new StringBuilder(
            $"""
            # Alerts

            Written from the table that makes them (infra/Components/Alerts); a test holds the two together, and
            `UPDATE_SNAPSHOTS=1 dotnet test tests/infra/components --filter AlertsPageTests` writes this page anew.

            Who is told: `alertEmails` and `alertWebhook`. A stack with `quietAlerts` has the alerts on metrics alone, and tells nobody. Each
            name leads to the page that says what to do. Severity goes from 0, somebody is needed now, to 4, good to know; PT5M is five minutes,
            PT1H an hour, P1D a day.

            ## What people may expect

            | | of thirty days | told at once | told by the morning |
            |---|---|---|---|
            | questions that end in an answer or a refusal, and not in a fault | {Percent(ServiceLevels.Availability)} | {Burn(
                ServiceLevels.FastBurn,
                ServiceLevels.Availability
            )} in an hour, and in ten minutes | {Burn(
                ServiceLevels.SlowBurn,
                ServiceLevels.Availability
            )} in six hours, and in half an hour |
            | answers that begin within {Number(ServiceLevels.FirstWordSeconds)} seconds | {Percent(ServiceLevels.InTime)} | {Burn(
                ServiceLevels.FastBurn,
                ServiceLevels.InTime
            )} in an hour, and in ten minutes | {Burn(ServiceLevels.SlowBurn, ServiceLevels.InTime)} in six hours, and in half an hour |

            ## On what the app and Azure log

            | alert | severity | what is wrong | query | over, every | where |
            |---|---|---|---|---|---|

            """
        );
        foreach (var row in AlertTable.All.OfType<LogRow>())
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {Link(row)} | {row.Severity} | {row.Says} | [{row.Query}](../infra/Components/Alerts/Queries/{row.Query}.kql) | {row.Window}, {row.Frequency} | {row.Only?.Where} |\n"
            );
        }

        page.Append(
            """

            ## On what Azure measures

            | alert | severity | what is wrong | of | metric | is | over, every | where |
            |---|---|---|---|---|---|---|---|

            """
        );
        foreach (var row in AlertTable.All.OfType<MetricRow>())
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {Link(row)} | {row.Severity} | {row.Says} | {string.Join(", ", row.Types)} | {row.Aggregation} {row.Metric}{Split(row)} | {row.Trigger.Text} | {row.Window}, {row.Frequency} | {row.Only?.Where} |\n"
            );
        }

        page.Append(
            """

            ## On what happens

            | alert | what is wrong | of | events |
            |---|---|---|---|

            """
        );
        foreach (var row in AlertTable.All.OfType<ActivityRow>())
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {Link(row)} | {row.Says} | {(row.WholeSubscription ? "the subscription" : "the stack")} | {string.Join("; ", row.Fields.Select(field => $"{field.Field} {string.Join(" or ", field.Values)}"))} |\n"
            );
        }

        return page.ToString();
    }

    private static string Link(AlertRow row) => $"[{row.Id}](runbooks/{row.Id}.md)";

    private static string Split(MetricRow row) =>
        string.Concat(row.Dimensions.Select(dimension => $", {dimension.Key} {string.Join(" or ", dimension.Value)}"))
        + (row.PerDeployment is null ? "" : ", each deployment by itself");

    private static string Percent(double share) => $"{Number(share * 100)} %";

    private static string Burn(double rate, double level) => $"more than {Number(Math.Round(rate * (1 - level) * 100, 2))} % are not";

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
