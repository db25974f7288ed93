using Preflight.Checks;
using Preflight.Cloud;
using Preflight.Plans;

namespace Preflight.Rules;

internal sealed class AlertMetrics() : ResourceRule(new()
{
    Id = "alert-metrics", Title = "No alert watches a metric that its maker says not to use, and its window and frequency are legal", Severity = Severity.Error, Pillar = Pillar.Operations,
    Source = "https://learn.microsoft.com/azure/ai-foundry/openai/monitor-openai-reference", Requirements = ["OBS-09"], Types = ["monitor:MetricAlert"],
})
{
    private static readonly string[] Windows = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "PT12H", "P1D"];
    private static readonly string[] Frequencies = ["PT1M", "PT5M", "PT15M", "PT30M", "PT1H"];

    /// <summary>Azure OpenAI's own reference marks these as not for its models.</summary>
    private static readonly string[] NotForOpenAI = ["TotalErrors", "ServerErrors", "ClientErrors", "BlockedCalls", "SuccessRate", "Latency", "TotalCalls", "SuccessfulCalls"];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var (window, frequency) = (resource.Text("windowSize"), resource.Text("evaluationFrequency"));
        if (!Windows.Contains(window) || !Frequencies.Contains(frequency) || Array.IndexOf(Windows, frequency) > Array.IndexOf(Windows, window))
        {
            yield return resource.Problem($"windowSize {window} with evaluationFrequency {frequency}; windows are {string.Join(", ", Windows)}, and the frequency is not longer");
        }

        foreach (var metric in resource.List("criteria.allOf").Select(each => each.Text("metricName")).OfType<string>())
        {
            if (NotForOpenAI.Contains(metric) && resource.Texts("scopes").Any(scope => scope.Contains("/Microsoft.CognitiveServices/", StringComparison.OrdinalIgnoreCase)))
            {
                yield return resource.Problem($"watches {metric}, which does not count Azure OpenAI's calls; use AzureOpenAIRequests with StatusCode");
            }

            if (metric == "HealthCheckStatus" && window == "PT1M" || metric is "AverageResponseTime" or "CpuUtilization")
            {
                yield return resource.Problem($"watches {metric} over {window}; it is measured every five minutes, or retired");
            }
        }
    }
}
