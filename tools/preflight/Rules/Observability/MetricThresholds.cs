using System.Globalization;
using System.Text.Json.Nodes;
using AzureDefinitions.Facts;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class MetricThresholds()
    : ResourceRule(
        new()
        {
            Id = "alert-thresholds",
            Title = "Thresholds and dimension values of metric alerts can occur",
            Why = "An alert on a value that its metric never has never fires; one on a value that it always has is ignored.",
            Fix = "Choose a threshold inside the range of the metric, in its unit, and values that its dimension has.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-troubleshoot-metric",
            Requirements = ["OBS-09"],
            Types = ["monitor:MetricAlert"],
            Example = """
            app-errors:
              type: azure-native:monitor:MetricAlert
              properties:
                scopes:
                  - /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Web/sites/<name>
                criteria:
                  allOf:
                    - metricName: Http5xx
                      operator: GreaterThan
                      threshold: 10
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var criterion in resource.List("criteria.allOf").Where(each => !AzureResource.IsHidden(each.Text("metricName"))))
        {
            var metric = criterion.Text("metricName") ?? "";
            var type = criterion.Text("metricNamespace") ?? resource.Texts("scopes").Select(ResourceId.TypeOf).FirstOrDefault() ?? "";
            foreach (var problem in Dimensions(resource, plan, criterion, type, metric))
            {
                yield return problem;
            }

            if (NotEmitted(resource, plan, metric) is { } silent)
            {
                yield return resource.Warning($"{metric} {silent}");
            }

            if (double.TryParse(criterion.Text("threshold"), CultureInfo.InvariantCulture, out var threshold))
            {
                var most = MetricRange.MostOf(type, metric);
                var sense = Sense(criterion.Text("operator") ?? "", threshold, most, metric);
                if (sense.Error is { } error)
                {
                    yield return resource.Problem($"{metric} {error}");
                }
                else if (sense.Warning is { } warning)
                {
                    yield return resource.Warning($"{metric} {warning}");
                }
                else if (Unreachable(resource, plan, metric, criterion.Text("operator") ?? "", threshold) is { } limit)
                {
                    yield return resource.Warning($"{metric} is compared with {threshold}, {limit}");
                }
            }
        }
    }

    /// <summary>A metric of provisioned capacity where every deployment shares capacity.</summary>
    private static string? NotEmitted(AzureResource alert, AzurePlan plan, string metric) =>
        metric.Contains("Provisioned", StringComparison.Ordinal)
        && plan.Find(alert.Texts("scopes").FirstOrDefault()) is { Token: "cognitiveservices:Account" } account
        && plan.Of("cognitiveservices:Deployment").Where(each => plan.ParentOf(each) == account).ToList() is { Count: > 0 } deployments
        && deployments.TrueForAll(each => each.Text("sku.name")?.Contains("Provisioned", StringComparison.Ordinal) == false)
            ? "is emitted by provisioned deployments, and the account has none; watch AzureOpenAIRequests with StatusCode 429"
            : null;

    /// <param name="most">What the metric can be at most; null if there is no limit. No metric is less than 0.</param>
    private static (string? Error, string? Warning) Sense(string compare, double threshold, MetricRange? most, string metric)
    {
        var given = string.Create(CultureInfo.InvariantCulture, $"is compared by {compare} {threshold}");
        var never = compare switch
        {
            "LessThan" => threshold <= 0,
            "LessThanOrEqual" => threshold < 0,
            "Equals" => threshold < 0 || threshold > most?.Value,
            "GreaterThan" => threshold >= most?.Value,
            "GreaterThanOrEqual" => threshold > most?.Value,
            _ => false,
        };
        var always = compare switch
        {
            "LessThan" => threshold > most?.Value,
            "LessThanOrEqual" => threshold >= most?.Value,
            "GreaterThan" => threshold < 0,
            "GreaterThanOrEqual" => threshold <= 0,
            _ => false,
        };
        return never
                ? ($"{given}, which never happens: {most?.Reason ?? "it is never negative"}; correct the operator or the threshold", null)
            : always
                ? (null, $"{given}, which always holds: {most?.Reason ?? "it is never negative"}; correct the operator or the threshold")
            : most is { IsHealth: true } && compare.StartsWith("Greater", StringComparison.Ordinal)
                ? ($"{given}, so it fires while all is well: lower values are worse; use LessThan", null)
            : (null, null);
    }

    private static IEnumerable<Problem> Dimensions(AzureResource alert, AzurePlan plan, JsonNode criterion, string type, string metric)
    {
        foreach (var dimension in criterion.List("dimensions"))
        {
            var name = dimension.Text("name") ?? "";
            var values = dimension.Texts("values").ToList();
            if (values.Count == 0)
            {
                yield return alert.Problem($"the dimension {name} of {metric} has no values; name them, or \"*\" for all");
            }
            else if (dimension.Text("operator") == "Exclude" && values.Contains("*"))
            {
                yield return alert.Problem(
                    $"Exclude \"*\" of the dimension {name} leaves nothing of {metric}; use Include, or name values"
                );
            }
            else if (Planned(alert, plan, name) is { Count: > 0 } planned)
            {
                foreach (var value in values.Where(value => value != "*" && !AzureResource.IsHidden(value) && !planned.Contains(value)))
                {
                    yield return alert.Problem(
                        $"the dimension {name} of {metric} never has the value {value}; the stack declares {string.Join(", ", planned)}"
                    );
                }
            }
            else if (MetricRange.ValuesOf(type, metric, name) is { } known && dimension.Text("operator") != "StartsWith")
            {
                foreach (var value in values.Where(value => value != "*" && !AzureResource.IsHidden(value) && !known.Has(value)))
                {
                    yield return alert.Problem($"the dimension {name} of {metric} never has the value {value}; it has {known.Text}");
                }
            }
        }
    }

    /// <summary>The values of a dimension that names resources of the plan; null if it names others, or if none is planned.</summary>
    private static HashSet<string>? Planned(AzureResource alert, AzurePlan plan, string dimension) =>
        plan.Find(alert.Texts("scopes").FirstOrDefault()) is not { } watched
            ? null
            : dimension switch
            {
                "ModelDeploymentName" =>
                [
                    .. plan.Of("cognitiveservices:Deployment").Where(each => plan.ParentOf(each) == watched).Select(each => each.AzureName),
                ],
                "availabilityResult/name" =>
                [
                    .. plan.Of("applicationinsights:WebTest").Select(each => each.Text("webTestName") ?? each.AzureName),
                ],
                _ => null,
            };

    /// <summary>A threshold above what the watched resource can reach as it is declared.</summary>
    private static string? Unreachable(AzureResource alert, AzurePlan plan, string metric, string compare, double threshold)
    {
        if (
            !compare.StartsWith("Greater", StringComparison.Ordinal)
            || plan.Find(alert.Texts("scopes").FirstOrDefault()) is not { Token: "network:ApplicationGateway" } gateway
        )
        {
            return null;
        }

        if (metric is "CapacityUnits" or "ComputeUnits")
        {
            // One instance provides ten capacity units.
            var most =
                10
                * (
                    gateway.Has("autoscaleConfiguration.maxCapacity")
                        ? gateway.Number("autoscaleConfiguration.maxCapacity")
                        : gateway.Number("sku.capacity")
                );
            return most > 0 && threshold >= most ? $"and its largest capacity gives {most}; lower the threshold" : null;
        }

        if (metric == "UnhealthyHostCount")
        {
            var hosts = gateway.List("backendAddressPools").Select(pool => pool.List("backendAddresses").Count()).DefaultIfEmpty().Max();
            return hosts > 0 && threshold >= hosts ? $"and the largest backend pool has {hosts} hosts; lower the threshold" : null;
        }

        return null;
    }
}
