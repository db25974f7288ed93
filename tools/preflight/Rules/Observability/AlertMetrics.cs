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
            Title = "Every alert watches a metric that there is and that its maker means for it, summed up, split and timed as Azure can",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/reference/metrics-index",
            Requirements = ["OBS-09"],
            Types = ["monitor:MetricAlert"],
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
        [("Microsoft.Network/applicationGateways", "CpuUtilization")] = "CapacityUnits, because gateways of version 2 do not measure it",
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
                $"windowSize {window} with evaluationFrequency {frequency}; windows are {string.Join(", ", Windows)}, and the frequency is not longer"
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
        var metric = criterion.Text("metricName")!;
        if (NotForOpenAI.Contains(metric) && type.Equals("Microsoft.CognitiveServices/accounts", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"watches {metric}, which does not count Azure OpenAI's calls; use AzureOpenAIRequests with StatusCode";
        }

        if (
            Retired
                .FirstOrDefault(entry => entry.Key.Type.Equals(type, StringComparison.OrdinalIgnoreCase) && entry.Key.Metric == metric)
                .Value is
            { } instead
        )
        {
            yield return $"watches {metric}, which is retired; use {instead}";
        }

        var known = MetricCatalogue.Known;
        if (known.Find(type, metric) is not { } facts)
        {
            if (known.IsWhole(type))
            {
                yield return $"watches {metric}, which {type} does not measure; nearest: {string.Join(", ", known.MetricsOf(type).OrderBy(name => Suggestion.Distance(name, metric)).Take(3))}";
            }

            yield break;
        }

        if (criterion.Text("timeAggregation") is { } aggregation && !facts.Aggregations.Contains(aggregation))
        {
            yield return $"takes the {aggregation} of {metric}, which has {string.Join(", ", facts.Aggregations)}";
        }

        foreach (
            var dimension in criterion
                .List("dimensions")
                .Select(each => each.Text("name"))
                .OfType<string>()
                .Where(name => !facts.Dimensions.Contains(name, StringComparer.OrdinalIgnoreCase))
        )
        {
            yield return $"splits {metric} by {dimension}, which it does not have; it has {(facts.Dimensions.Count == 0 ? "none" : string.Join(", ", facts.Dimensions))}";
        }

        if (Windows.Contains(window) && Array.IndexOf(Windows, window) < Array.IndexOf(Windows, facts.Grains[0]))
        {
            yield return $"looks at {window} of {metric}, which is measured every {facts.Grains[0]}";
        }

        if (criterion.Text("criterionType") == "DynamicThresholdCriterion" && window == "PT1M")
        {
            yield return $"learns what is usual of {metric} minute by minute; the shortest window for that is PT5M";
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
