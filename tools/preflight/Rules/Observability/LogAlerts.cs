using System.Globalization;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Queries;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class LogAlerts()
    : ResourceRule(
        new()
        {
            Id = "log-alerts",
            Title = "Log search alerts have times, measures and dimensions that Azure accepts",
            Why = "Azure rejects other times, or the alert never fires because its window does not hold the rows that the query asks for.",
            Fix = "Use the times that Azure offers, a window as long as the query looks back, and columns of the result.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule",
            Requirements = ["OBS-09"],
            Types = ["monitor:ScheduledQueryRule"],
            Example = """
            failed-requests:
              type: azure-native:monitor:ScheduledQueryRule
              properties:
                severity: 2
                evaluationFrequency: PT5M
                windowSize: PT15M
                criteria:
                  allOf:
                    - query: AppRequests | where Success == false | summarize Failed = count() by AppRoleName
                      timeAggregation: Total
                      metricMeasureColumn: Failed
                      dimensions: [{ name: AppRoleName, operator: Include, values: ['*'] }]
                      operator: GreaterThan
                      threshold: 10
            """,
        }
    )
{
    private static readonly string[] Windows =
    [
        "PT1M",
        "PT5M",
        "PT10M",
        "PT15M",
        "PT30M",
        "PT45M",
        "PT1H",
        "PT2H",
        "PT3H",
        "PT4H",
        "PT5H",
        "PT6H",
        "P1D",
        "P2D",
    ];

    private const int MostPeriods = 6;

    /// <summary>The longest time of which a rule reads rows.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        // The older form has a schedule in minutes, and the form of metrics none.
        if (resource.Has("schedule") || resource.Text("kind") is { } kind and not "LogAlert")
        {
            return [];
        }

        return [.. Times(resource), .. Outer(resource, plan), .. Conditions(resource, plan)];
    }

    private static IEnumerable<Problem> Times(AzureResource alert)
    {
        foreach (var path in new[] { "evaluationFrequency", "windowSize" })
        {
            if (!alert.Hides(path) && !Windows.Contains(alert.Text(path)) || path[0] == 'e' && alert.Text(path) == "P2D")
            {
                yield return alert.Problem($"{path} is {alert.Text(path) ?? "not set"}; use one of {string.Join(", ", Windows)}");
            }
        }

        var (every, window) = (Time(alert, "evaluationFrequency"), Time(alert, "windowSize"));
        if (window < every)
        {
            yield return alert.Warning(
                $"windowSize is {alert.Text("windowSize")}, shorter than evaluationFrequency ({alert.Text("evaluationFrequency")}): "
                    + "rows between two evaluations are not read"
            );
        }

        if (Time(alert, "muteActionsDuration") is { } mute)
        {
            if (alert.Text("autoMitigate") != "false")
            {
                yield return alert.Problem(
                    "has muteActionsDuration and autoMitigate, which Azure does not combine; set autoMitigate to false"
                );
            }
            else if (mute < every)
            {
                yield return alert.Problem(
                    $"muteActionsDuration is {alert.Text("muteActionsDuration")}, shorter than evaluationFrequency; use a longer one"
                );
            }
        }

        if (Time(alert, "overrideQueryTimeRange") is { } range && (range < window || range > Longest))
        {
            yield return alert.Problem(
                $"overrideQueryTimeRange is {alert.Text("overrideQueryTimeRange")}; use at least windowSize and at most P2D"
            );
        }
    }

    private static IEnumerable<Problem> Outer(AzureResource alert, AzurePlan plan)
    {
        if (!alert.Hides("severity") && (!alert.Has("severity") || alert.Number("severity") is < 0 or > 4))
        {
            yield return alert.Problem($"severity is {alert.Text("severity") ?? "not set"}; use 0 (critical) to 4 (verbose)");
        }

        var scopes = alert.Texts("scopes").ToList();
        if (scopes.Count > 1)
        {
            yield return alert.Problem($"scopes has {scopes.Count} entries; a log search alert has one scope");
        }

        foreach (var scope in scopes.Where(scope => !AzureResource.IsHidden(scope)).Take(1))
        {
            if (
                ResourceId.TypeOf(scope) is { } type
                && type.StartsWith("Microsoft.Insights/", StringComparison.OrdinalIgnoreCase)
                && !type.EndsWith("/components", StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return alert.Problem(
                    $"the scope is of the type {type}, which has no logs; use a workspace or a resource that sends logs"
                );
            }

            if (plan.Find(scope)?.Text("location") is { } region && alert.Text("location") is { } own && !Same(region, own))
            {
                yield return alert.Warning($"location is {own}, and its scope is in the region {region}; use the same region");
            }
        }

        var size = alert.Planned.Inputs.ToJsonString().Length;
        if (size > 64 * 1024)
        {
            yield return alert.Problem($"has {size / 1024} KB of properties; Azure takes 64 KB at most: shorten the query");
        }
    }

    private static IEnumerable<Problem> Conditions(AzureResource alert, AzurePlan plan)
    {
        var conditions = alert.List("criteria.allOf").ToList();
        if (conditions.Count > 1)
        {
            yield return alert.Problem($"criteria.allOf has {conditions.Count} entries; a log search alert has one");
        }

        for (var at = 0; at < conditions.Count; at++)
        {
            var query = PlannedQueries.Of(plan).Find(alert, $"criteria.allOf[{at}].query");
            foreach (var problem in LogCondition.Judge(conditions[at], query?.Result))
            {
                yield return alert.Problem(problem);
            }

            foreach (
                var problem in LogCondition.LookBack(
                    alert,
                    query?.Result,
                    Range(alert, conditions[at].Text("failingPeriods.numberOfEvaluationPeriods")),
                    Longest
                )
            )
            {
                yield return alert.Warning(problem);
            }
        }
    }

    /// <summary>Of the rows that the query reads.</summary>
    private static TimeSpan? Range(AzureResource alert, string? periods) =>
        Time(alert, "overrideQueryTimeRange")
        ?? (
            Time(alert, "windowSize") is { } window && window < Longest
                ? window * (int.TryParse(periods, CultureInfo.InvariantCulture, out var count) ? Math.Clamp(count, 1, MostPeriods) : 1)
                : Time(alert, "windowSize")
        );

    private static bool Same(string one, string other) =>
        one.Replace(" ", "", StringComparison.Ordinal)
            .Equals(other.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static TimeSpan? Time(AzureResource alert, string path) => IsoDuration.Of(alert.Text(path));
}
