namespace Preflight.Tests.Rules.Sites;

public sealed class TrustedProxiesTests : RuleTests<TrustedProxiesTests>, IRuleCases
{
    public static string Rule => "trusted-proxies";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("two without a gateway", Example.With("app", "siteConfig.appSettings[0].value", "2"), "app"),
            NonCompliant("one behind a gateway", Behind("1"), "app"),
            NonCompliant(
                "one behind a Front Door",
                Example.Add(
                    "cdn:AFDOrigin",
                    "origin",
                    new
                    {
                        profileName = "door",
                        originGroupName = "apps",
                        hostName = "app.azurewebsites.net",
                    }
                ),
                "app"
            ),
            Compliant("two behind a gateway", Behind("2")),
            Compliant("a gateway of another app", Example.Add("network:ApplicationGateway", "gateway", Gateway("other"))),
            Compliant("an unknown number", Example.With("app", "siteConfig.appSettings[0].value", "[unknown]")),
        ];

    private static TestPlan Behind(string count)
    {
        var plan = Example.Add("network:ApplicationGateway", "gateway", Gateway("app"));
        return count == "1" ? plan : plan.With("app", "siteConfig.appSettings[0].value", count);
    }

    private static object Gateway(string site) =>
        new { backendAddressPools = new[] { new { backendAddresses = new[] { new { fqdn = $"{site}.azurewebsites.net" } } } } };
}
