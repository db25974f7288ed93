namespace Preflight.Tests.Rules.Prediction;

public sealed class PredictionTrafficTests : RuleTests<PredictionTrafficTests>, IRuleCases
{
    public static string Rule => "prediction-traffic";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a sum of 95", Example.With("endpoint", "properties.traffic.blue", 85), "endpoint"),
            NonCompliant("a deployment that does not exist", Example.Without("green"), "endpoint"),
            Compliant("no traffic yet", Example.With("endpoint", "properties.traffic", new { blue = 0 })),
            Compliant("traffic is not set", Example.With("endpoint", "properties.traffic", null)),
        ];
}
