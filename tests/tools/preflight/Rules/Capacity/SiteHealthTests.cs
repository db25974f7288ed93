namespace Preflight.Tests.Rules.Capacity;

public sealed class SiteHealthTests : RuleTests<SiteHealthTests>, IRuleCases
{
    public static string Rule => "site-health";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("stopped", Example.With("app", "enabled", false), "app"),
            NonCompliant("session affinity", Example.With("app", "clientAffinityEnabled", null), "app"),
            NonCompliant("not always on", Example.With("app", "siteConfig.alwaysOn", false), "app"),
            NonCompliant("HTTP/1.1 only", Example.With("app", "siteConfig.http20Enabled", null), "app"),
            NonCompliant("no health check", Example.With("app", "siteConfig.healthCheckPath", null), "app"),
            NonCompliant("every origin", Example.With("app", "siteConfig.cors", new { allowedOrigins = new[] { "*" } }), "app"),
            Compliant("one origin", Example.With("app", "siteConfig.cors", new { allowedOrigins = new[] { "https://example.com" } })),
        ];
}
