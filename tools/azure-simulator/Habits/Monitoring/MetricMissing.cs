using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Monitoring;

internal sealed class MetricMissing : Habit
{
    private static readonly TimeSpan Silent = TimeSpan.FromMinutes(2);

    public override string Id => "metric-alert-before-metric";

    public override string Sentence => "An alert on a metric of an own namespace is refused until the new resource has sent it.";

    public override string Source => "https://github.com/mspnp/aks-baseline/issues/117";

    public override string Sure => "measured";

    public override string? Fix => "Set skipMetricValidation on the criterion.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite && call.IsOf("Microsoft.Insights/metricAlerts") && Targets(call).Any(target => call.Now - target.Created < Silent)
            ? JsonPath
                .Items(call.Body, "properties", "criteria", "allOf")
                .Where(each => !JsonPath.IsTrue(each, "skipMetricValidation"))
                .Where(each =>
                    JsonPath.Text(each, "metricNamespace") is { } space && !Targets(call).Any(target => ArmPath.Same(target.Type, space))
                )
                .Select(each =>
                    Failure(
                        400,
                        "BadRequest",
                        $"Couldn't find a metric named {JsonPath.Text(each, "metricName")}. Make sure the name is correct."
                    )
                )
                .FirstOrDefault()
            : null;

    private static IEnumerable<Resource> Targets(Call call) =>
        JsonPath.Texts(JsonPath.At(call.Body, "properties", "scopes")).Select(call.Azure.Resources.Find).OfType<Resource>();
}
