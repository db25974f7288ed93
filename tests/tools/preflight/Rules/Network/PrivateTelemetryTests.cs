namespace Preflight.Tests.Rules.Network;

public sealed class PrivateTelemetryTests : RuleTests<PrivateTelemetryTests>, IRuleCases
{
    public static string Rule => "private-telemetry";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no scope", Example.Without("scoped-workspace"), "workspace"),
            NonCompliant("the scope has no endpoint", Example.Without("scope-endpoint"), "workspace"),
            NonCompliant("the endpoint is created first", Example.WaitsNot("scope-endpoint", "scoped-workspace"), "workspace"),
            Compliant(
                "public ingestion",
                Example.With("workspace", "publicNetworkAccessForIngestion", "Enabled").Without("scoped-workspace")
            ),
        ];
}
