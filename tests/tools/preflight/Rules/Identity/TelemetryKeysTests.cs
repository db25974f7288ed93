namespace Preflight.Tests.Rules.Identity;

public sealed class TelemetryKeysTests : RuleTests<TelemetryKeysTests>, IRuleCases
{
    public static string Rule => "telemetry-keys";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            Compliant("neither accepts keys", Example),
            NonCompliant("the component accepts keys", Example.With("insights", "disableLocalAuth", false), "insights"),
            NonCompliant("the workspace accepts keys", Example.With("workspace", "features.disableLocalAuth", null), "workspace"),
        ];
}
