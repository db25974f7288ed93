namespace Preflight.Tests.Rules.Network;

public sealed class SiteTlsTests : RuleTests<SiteTlsTests>, IRuleCases
{
    public static string Rule => "site-tls";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("plain HTTP", Example.With("app", "httpsOnly", null), "app"),
            NonCompliant("TLS 1.0", Example.With("app", "siteConfig.minTlsVersion", "1.0"), "app"),
            NonCompliant("TLS 1.1 for SCM", Example.With("app", "siteConfig.scmMinTlsVersion", "1.1"), "app"),
            NonCompliant("plain HTTP behind the front end", Example.With("app", "endToEndEncryptionEnabled", false), "app"),
            Compliant("plain HTTP behind the front end in test", Example.With("app", "endToEndEncryptionEnabled", false).InTest()),
            Compliant("plain HTTP behind the front end on a plan that has no encryption there", OnPlan("Y1")),
            NonCompliant("plain HTTP behind the front end on a plan that has it", OnPlan("P1v3"), "app"),
            Compliant(
                "the versions of Azure",
                Example.With("app", "siteConfig.minTlsVersion", null).With("app", "siteConfig.scmMinTlsVersion", null)
            ),
            Compliant("TLS 1.3", Example.With("app", "siteConfig.minTlsVersion", "1.3")),
        ];

    private static TestPlan OnPlan(string size)
    {
        var plan = Example.Add("web:AppServicePlan", "plan", new { sku = new { name = size } });
        return plan.With("app", "serverFarmId", plan.IdOf("plan")).With("app", "endToEndEncryptionEnabled", null);
    }
}
