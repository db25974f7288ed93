namespace Preflight.Tests.Rules.Identity;

public sealed class SignInProxyTests : RuleTests<SignInProxyTests>, IRuleCases
{
    public static string Rule => "sign-in-proxy";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no forward proxy", Example.With("app-sign-in", "httpSettings", null), "app-sign-in"),
            NonCompliant("no proxy by name", Example.With("app-sign-in", Proxy, new { convention = "NoProxy" }), "app-sign-in"),
            NonCompliant(
                "a header that Application Gateway does not send",
                Example.With("app-sign-in", Proxy, new { convention = "Standard" }),
                "app-sign-in"
            ),
            NonCompliant(
                "a custom header without a name",
                Example.With("app-sign-in", $"{Proxy}.customHostHeaderName", null),
                "app-sign-in"
            ),
            NonCompliant(
                "a custom header of another name",
                Example.With("app-sign-in", $"{Proxy}.customHostHeaderName", "X-Forwarded-Host"),
                "app-sign-in"
            ),
            Compliant(
                "a header that the gateway rewrites",
                Example.With("app-sign-in", Proxy, new { convention = "Standard" }).With("gateway", "rewriteRuleSets", Rewriting)
            ),
            Compliant(
                "a gateway that keeps the host name",
                Example
                    .With("app-sign-in", "httpSettings", null)
                    .With("gateway", "backendHttpSettingsCollection[0].pickHostNameFromBackendAddress", null)
            ),
            Compliant("no gateway", Example.With("app-sign-in", "httpSettings", null).Without("gateway")),
            Compliant("settings that are not known yet", Example.With("app-sign-in", Proxy, "[unknown]")),
        ];

    private const string Proxy = "httpSettings.forwardProxy";

    private static object Rewriting =>
        new[]
        {
            new
            {
                name = "host",
                rewriteRules = new[]
                {
                    new
                    {
                        name = "host",
                        actionSet = new
                        {
                            requestHeaderConfigurations = new[] { new { headerName = "X-Forwarded-Host", headerValue = "{var_host}" } },
                        },
                    },
                },
            },
        };
}
