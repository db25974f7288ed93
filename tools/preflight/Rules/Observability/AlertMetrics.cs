using System.Text.Json.Nodes;
using CommandLine;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AlertMetrics()
    : ResourceRule(
        new()
        {
            Id = "alert-metrics",
            Title = "Metric alerts use metrics, aggregations, dimensions and windows that Azure supports",
            Why = "Azure accepts many alerts that never fire, for example on a metric that the resource does not emit.",
            Fix = "Use a metric, aggregation, dimension and window from the metrics reference of the resource type.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/reference/metrics-index",
            Requirements = ["OBS-09"],
            Types = ["monitor:MetricAlert"],
            Example = """
            app-errors:
              type: azure-native:monitor:MetricAlert
              properties:
                scopes:
                  - /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Web/sites/<name>
                windowSize: PT5M
                evaluationFrequency: PT1M
                criteria:
                  allOf:
                    - metricName: Http5xx
                      timeAggregation: Total
                      criterionType: StaticThresholdCriterion
            """,
        }
    )
{
    private static readonly string[] Windows = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"];
    private static readonly string[] Frequencies = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H"];

    /// <summary>Azure OpenAI's own reference marks these as not for its models.</summary>
    private static readonly string[] NotForOpenAI =
    [
        "TotalErrors",
        "ServerErrors",
        "ClientErrors",
        "BlockedCalls",
        "SuccessRate",
        "Latency",
        "TotalCalls",
        "SuccessfulCalls",
        "Ratelimit",
        "DataIn",
        "DataOut",
    ];

    /// <summary>Metric → what to watch in its place.</summary>
    private static readonly Dictionary<(string Type, string Metric), string> Retired = new()
    {
        [("Microsoft.Web/sites", "AverageResponseTime")] = "HttpResponseTime",
        [("Microsoft.Web/sites/slots", "AverageResponseTime")] = "HttpResponseTime",
        [("Microsoft.Network/applicationGateways", "CpuUtilization")] = "CapacityUnits, because gateways of version 2 do not emit it",
        [("Microsoft.DocumentDB/databaseAccounts", "ServerSideLatency")] = "ServerSideLatencyDirect or ServerSideLatencyGateway",
        [("Microsoft.CognitiveServices/accounts", "AzureOpenAIProvisionedManagedUtilization")] =
            "AzureOpenAIProvisionedManagedUtilizationV2",
    };

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var (window, frequency) = (resource.Text("windowSize"), resource.Text("evaluationFrequency"));
        if (
            !Windows.Contains(window)
            || !Frequencies.Contains(frequency)
            || Array.IndexOf(Windows, frequency) > Array.IndexOf(Windows, window)
        )
        {
            yield return resource.Problem(
                $"windowSize is {window} and evaluationFrequency {frequency}; use one of {string.Join(", ", Windows)}, "
                    + "and a frequency that is not longer"
            );
        }

        foreach (
            var criterion in resource
                .List("criteria.allOf")
                .Where(criterion => criterion.Text("metricName") is { } name && !AzureResource.IsHidden(name))
        )
        {
            foreach (var type in TypesOf(resource, criterion))
            {
                foreach (var problem in Judge(criterion, type, window ?? ""))
                {
                    yield return resource.Problem(problem);
                }
            }
        }
    }

    private static IEnumerable<string> Judge(JsonNode criterion, string type, string window)
    {
        var metric = criterion.Text("metricName") ?? "";
        if (NotForOpenAI.Contains(metric) && type.Equals("Microsoft.CognitiveServices/accounts", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"uses {metric}, which does not count Azure OpenAI requests; use AzureOpenAIRequests with dimension "
                + "StatusCode";
        }

        if (
            Retired
                .FirstOrDefault(entry => entry.Key.Type.Equals(type, StringComparison.OrdinalIgnoreCase) && entry.Key.Metric == metric)
                .Value is
            { } instead
        )
        {
            yield return $"uses {metric}, which is retired; use {instead}";
            yield break;
        }

        var known = MetricCatalogue.Known;
        if (known.Find(type, metric) is not { } facts)
        {
            if (known.IsWhole(type))
            {
                yield return $"uses {metric}, which {type} does not emit; nearest: "
                    + $"{Suggestion.NearestThree(metric, known.MetricsOf(type))}";
            }

            yield break;
        }

        if (criterion.Text("timeAggregation") is { } aggregation && !facts.Aggregations.Contains(aggregation))
        {
            yield return $"uses {aggregation} of {metric}; supported are {string.Join(", ", facts.Aggregations)}";
        }

        foreach (
            var dimension in criterion
                .List("dimensions")
                .Select(each => each.Text("name"))
                .OfType<string>()
                .Where(name => !facts.Dimensions.Contains(name, StringComparer.OrdinalIgnoreCase))
        )
        {
            yield return $"splits {metric} by {dimension}, which it does not have; available: "
                + $"{(facts.Dimensions.Count == 0 ? "none" : string.Join(", ", facts.Dimensions))}";
        }

        if (Windows.Contains(window) && Array.IndexOf(Windows, window) < Array.IndexOf(Windows, facts.Grains[0]))
        {
            yield return $"uses a window of {window} for {metric}, which is emitted every {facts.Grains[0]}; use a longer window";
        }

        if (criterion.Text("criterionType") == "DynamicThresholdCriterion" && window == "PT1M")
        {
            yield return $"uses a dynamic threshold for {metric} with a window of PT1M; the shortest window is PT5M";
        }
    }

    /// <summary>The namespace that is named, else the types of what it watches.</summary>
    private static IEnumerable<string> TypesOf(AzureResource alert, JsonNode criterion) =>
        criterion.Text("metricNamespace") is { } named
            ? [named]
            : alert
                .Texts("scopes")
                .Where(scope => !AzureResource.IsHidden(scope))
                .Select(scope => ResourceId.TypeOf(scope))
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase);
}
