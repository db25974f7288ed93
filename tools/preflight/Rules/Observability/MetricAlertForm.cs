using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class MetricAlertForm()
    : ResourceRule(
        new()
        {
            Id = "metric-alert-form",
            Title = "Metric alerts have criteria that fit their scopes",
            Why =
                "Azure rejects criteria of one resource with several scopes, dynamic thresholds outside of their limits, and other forms.",
            Fix = "Use MultipleResourceMultipleMetricCriteria for several scopes or a dynamic threshold, and name type and region.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/alerts/resource-manager-alerts-metric",
            Requirements = ["OBS-09"],
            Types = ["monitor:MetricAlert"],
            Example = """
            app-errors:
              type: azure-native:monitor:MetricAlert
              properties:
                location: global
                severity: 1
                scopes:
                  - /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Web/sites/<name>
                criteria:
                  odataType: Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria
                  allOf:
                    - { name: errors, metricName: Http5xx, metricNamespace: Microsoft.Web/sites, criterionType: StaticThresholdCriterion }
            """,
        }
    )
{
    private const int MostCriteria = 5;
    private static readonly TimeSpan ShortestDynamic = TimeSpan.FromMinutes(5);

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        [.. Outer(resource), .. Scopes(resource, plan), .. Criteria(resource), .. Dynamic(resource, plan), .. WebTest(resource, plan)];

    private static IEnumerable<Problem> Outer(AzureResource alert)
    {
        if (!alert.Is("location", "global") && alert.Has("location"))
        {
            yield return alert.Problem($"location is {alert.Text("location")}; metric alerts have the location global");
        }

        if (alert.Has("severity") && !alert.Hides("severity") && alert.Number("severity") is < 0 or > 4)
        {
            yield return alert.Problem($"severity is {alert.Text("severity")}; use 0 (critical) to 4 (verbose)");
        }
    }

    private static IEnumerable<Problem> Scopes(AzureResource alert, AzurePlan plan)
    {
        var scopes = alert.Texts("scopes").Where(scope => !AzureResource.IsHidden(scope)).ToList();
        var form = alert.Text("criteria.odataType") ?? "";
        var isGroup = scopes.Exists(scope => ResourceId.TypeOf(scope) is null or "Microsoft.Resources/resourceGroups");
        if (form.Contains("SingleResource", StringComparison.Ordinal) && (scopes.Count > 1 || scopes.Count == 1 && isGroup))
        {
            yield return alert.Problem(
                "has the criteria SingleResourceMultipleMetricCriteria, which take one resource; use MultipleResourceMultipleMetricCriteria"
            );
        }
        else if (
            form.Contains("MultipleResource", StringComparison.Ordinal)
            && (scopes.Count > 1 || scopes.Count == 1 && isGroup)
            && (!alert.Has("targetResourceType") || !alert.Has("targetResourceRegion"))
        )
        {
            yield return alert.Problem("watches several resources; set targetResourceType and targetResourceRegion");
        }

        foreach (var scope in scopes)
        {
            if (
                alert.Text("targetResourceRegion") is { } region
                && !AzureResource.IsHidden(region)
                && Region(plan, scope) is { } actual
                && Plain(actual) != Plain(region)
            )
            {
                yield return alert.Problem($"targetResourceRegion is {region}, and {scope} is in {actual}; use one alert for each region");
                break;
            }
        }

        foreach (var criterion in alert.List("criteria.allOf"))
        {
            var space = criterion.Text("metricNamespace") ?? "";
            foreach (
                var type in scopes
                    .Select(ResourceId.TypeOf)
                    .OfType<string>()
                    .Where(type =>
                        type.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase)
                        && type != "Microsoft.Resources/resourceGroups"
                        && MetricCatalogue.Known.IsWhole(space)
                        && !type.Equals(space, StringComparison.OrdinalIgnoreCase)
                    )
                    .Take(1)
            )
            {
                yield return alert.Problem($"metricNamespace is {space}, and the scope is of the type {type}; use the same type");
            }
        }
    }

    private static string? Region(AzurePlan plan, string scope) =>
        plan.Find(scope)?.Text("location") ?? plan.Above(scope)?.Text("location");

    private static string Plain(string region) => region.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private static IEnumerable<Problem> Criteria(AzureResource alert)
    {
        var criteria = alert.List("criteria.allOf").ToList();
        if (criteria.Count > MostCriteria)
        {
            yield return alert.Problem($"has {criteria.Count} criteria; Azure takes {MostCriteria} at most");
        }

        foreach (var same in criteria.GroupBy(each => each.Text("name")).Where(same => same.Key is not null && same.Count() > 1))
        {
            yield return alert.Problem($"has two criteria with the name {same.Key}; give each a name of its own");
        }
    }

    private static IEnumerable<Problem> Dynamic(AzureResource alert, AzurePlan plan)
    {
        var criteria = alert.List("criteria.allOf").Where(each => each.Text("criterionType") == "DynamicThresholdCriterion").ToList();
        if (criteria.Count > 0 && alert.Text("criteria.odataType")?.Contains("SingleResource", StringComparison.Ordinal) == true)
        {
            yield return alert.Problem("has a dynamic threshold, which needs MultipleResourceMultipleMetricCriteria");
        }

        if (criteria.Count > 1)
        {
            yield return alert.Problem($"has {criteria.Count} dynamic thresholds; Azure takes one in an alert");
        }

        foreach (
            var property in new[] { "evaluationFrequency", "windowSize" }.Where(each => criteria.Count > 0 && IsShort(alert.Text(each)))
        )
        {
            yield return alert.Problem(
                $"{property} is {alert.Text(property)}, and a dynamic threshold is evaluated over 5 minutes at least; set PT5M or more"
            );
        }

        foreach (var each in criteria)
        {
            if (each.Text("operator") is { } compare and not ("GreaterThan" or "LessThan" or "GreaterOrLessThan"))
            {
                yield return alert.Problem($"operator is {compare}; a dynamic threshold takes GreaterThan, LessThan or GreaterOrLessThan");
            }

            if (
                FailingPeriods.Wrong(
                    each.Text("failingPeriods.minFailingPeriodsToAlert"),
                    each.Text("failingPeriods.numberOfEvaluationPeriods")
                ) is
                { } wrong
            )
            {
                yield return alert.Problem(wrong);
            }

            if (
                DateOnly.TryParse(
                    each.Text("ignoreDataBefore")?.Split('T')[0],
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var day
                )
                && day > plan.Today
            )
            {
                yield return alert.Warning($"ignoreDataBefore is {day:yyyy-MM-dd}, so the alert learns nothing until then; use a past day");
            }
        }
    }

    private static bool IsShort(string? duration) => IsoDuration.Of(duration) < ShortestDynamic;

    private static IEnumerable<Problem> WebTest(AzureResource alert, AzurePlan plan)
    {
        if (
            alert.Has("criteria.failedLocationCount")
            && plan.Find(alert.Text("criteria.webTestId")) is { } test
            && test.List("locations").Count() is var locations
            && (alert.Number("criteria.failedLocationCount") > locations || alert.Number("criteria.failedLocationCount") < 1)
        )
        {
            yield return alert.Problem(
                $"failedLocationCount is {alert.Text("criteria.failedLocationCount")}, and {test.Name} runs from {locations}; use fewer"
            );
        }
    }
}
