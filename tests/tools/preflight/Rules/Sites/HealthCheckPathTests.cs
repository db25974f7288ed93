namespace Preflight.Tests.Rules.Sites;

public sealed class HealthCheckPathTests : RuleTests<HealthCheckPathTests>, IRuleCases
{
    public static string Rule => "health-check-path";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no slash", Example.With("app", "siteConfig.healthCheckPath", "readyz"), "app"),
            NonCompliant("a client certificate", Example.With("app", "clientCertEnabled", true), "app"),
            Compliant(
                "a client certificate that the path does not need",
                Example.With("app", "clientCertEnabled", true).With("app", "clientCertExclusionPaths", "/readyz;/healthz")
            ),
            Compliant(
                "an optional client certificate",
                Example.With("app", "clientCertEnabled", true).With("app", "clientCertMode", "Optional")
            ),
            NonCompliant("not excluded from the sign-in", Example.With("app", "siteConfig.healthCheckPath", "/health"), "app"),
            Compliant(
                "excluded with a wildcard",
                Example
                    .With("app", "siteConfig.healthCheckPath", "/health/live")
                    .With("app-sign-in", "globalValidation.excludedPaths[0]", "/health/*")
            ),
            Compliant("no sign-in", Example.With("app", "siteConfig.healthCheckPath", "/health").Without("app-sign-in")),
            Compliant(
                "a sign-in that is off",
                Example.With("app", "siteConfig.healthCheckPath", "/health").With("app-sign-in", "platform.enabled", false)
            ),
        ];
}
