namespace Preflight.Tests.Rules.Sites;

public sealed class SecuritySettingTests : RuleTests<SecuritySettingTests>, IRuleCases
{
    public static string Rule => "security-setting";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a claim that sign-in is on", Set("WEBSITE_AUTH_ENABLED", "True"), "app"),
            NonCompliant("no nonce", Set("WEBSITE_AUTH_VALIDATE_NONCE", "false"), "app"),
            NonCompliant(
                "a public server",
                Set("WEBSITE_DNS_SERVER", "8.8.8.8").With("app", "virtualNetworkSubnetId", "/subscriptions/s"),
                "app"
            ),
            Compliant("a public server without a network", Set("WEBSITE_DNS_SERVER", "8.8.8.8")),
            Compliant(
                "a server of the network",
                Set("WEBSITE_DNS_SERVER", "10.1.0.4").With("app", "virtualNetworkSubnetId", "/subscriptions/s")
            ),
        ];

    private static TestPlan Set(string name, string value) => Example.With("app", "siteConfig.appSettings[0]", new { name, value });
}
