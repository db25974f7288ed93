namespace Preflight.Tests.Rules.Prediction;

public sealed class PredictionDeploymentTests : RuleTests<PredictionDeploymentTests>, IRuleCases
{
    public static string Rule => "prediction-deployment";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "no model version",
                Example.With("blue", "properties.model", "azureml://registries/company/models/churn/labels/latest"),
                "blue"
            ),
            NonCompliant(
                "no environment version",
                Example.With("blue", "properties.environmentId", "azureml://registries/company/environments/churn"),
                "blue"
            ),
            NonCompliant("two instances", Example.With("blue", "sku.capacity", 2), "blue"),
            NonCompliant("no liveness probe", Example.With("blue", "properties.livenessProbe", null), "blue"),
            NonCompliant("no readiness probe", Example.With("blue", "properties.readinessProbe", null), "blue"),
            Compliant("one instance in test", Example.With("blue", "sku.capacity", 1).InTest()),
            Compliant("the capacity is not known yet", Example.With("blue", "sku.capacity", "[unknown]")),
        ];
}
