namespace Preflight.Tests.Rules.Gateway;

public sealed class GatewayRoutingTests : RuleTests<GatewayRoutingTests>, IRuleCases
{
    public static string Rule => "gateway-routing";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a rule without a priority", Example.With("gateway", "requestRoutingRules[1].priority", null), "gateway"),
            Compliant(
                "a rule without a priority in the first generation",
                Example.With("gateway", "requestRoutingRules[1].priority", null).With("gateway", "sku.tier", "WAF")
            ),
            NonCompliant("two rules with one priority", Example.With("gateway", "requestRoutingRules[1].priority", 100), "gateway"),
            NonCompliant(
                "two rules with one listener, and a listener without a rule",
                Example.With("gateway", "requestRoutingRules[1].httpListener.id", "<id of the gateway>/httpListeners/https"),
                "gateway",
                "gateway"
            ),
            NonCompliant("a listener without a rule", Example.With("gateway", "httpListeners[2]", new { name = "other" }), "gateway"),
            Compliant(
                "rules that are not known yet",
                Example.With("gateway", "httpListeners[2]", new { name = "other" }).With("gateway", "requestRoutingRules", "[unknown]")
            ),
            NonCompliant(
                "a rule without a target",
                Example.With("gateway", "requestRoutingRules[1].redirectConfiguration", null),
                "gateway"
            ),
            NonCompliant(
                "a rule with two targets",
                Example.With(
                    "gateway",
                    "requestRoutingRules[0].redirectConfiguration",
                    new { id = "<id of the gateway>/redirectConfigurations/other" }
                ),
                "gateway"
            ),
            NonCompliant("a pool without settings", Example.With("gateway", "requestRoutingRules[0].backendHttpSettings", null), "gateway"),
            NonCompliant("settings without a pool", Example.With("gateway", "requestRoutingRules[0].backendAddressPool", null), "gateway"),
            NonCompliant("paths without a map", Example.With("gateway", "requestRoutingRules[0].ruleType", "PathBasedRouting"), "gateway"),
            NonCompliant("a map without a default", Map(withDefault: false, "/api/*"), "gateway"),
            Compliant("a map with a default", Map(withDefault: true, "/api/*")),
            NonCompliant("a path without a slash", Map(withDefault: true, "api/*"), "gateway"),
            NonCompliant(
                "a redirect to its own listener",
                Example.With("gateway", "redirectConfigurations[0].targetListener.id", "<id of the gateway>/httpListeners/http"),
                "gateway"
            ),
            NonCompliant(
                "a redirect to its own address",
                Example
                    .With("gateway", "redirectConfigurations[0].targetListener", null)
                    .With("gateway", "redirectConfigurations[0].targetUrl", "http://chat.example.com/"),
                "gateway"
            ),
            Compliant(
                "a redirect to the address for HTTPS",
                Example
                    .With("gateway", "redirectConfigurations[0].targetListener", null)
                    .With("gateway", "redirectConfigurations[0].targetUrl", "https://chat.example.com/")
            ),
            NonCompliant(
                "a redirect with two targets",
                Example.With("gateway", "redirectConfigurations[0].targetUrl", "https://chat.example.com/"),
                "gateway"
            ),
            NonCompliant(
                "a redirect without a target",
                Example.With("gateway", "redirectConfigurations[0].targetListener", null),
                "gateway"
            ),
            NonCompliant("a redirect from HTTPS to HTTP", FromHttps, "gateway"),
        ];

    private static TestPlan Map(bool withDefault, string path)
    {
        var pool = new { id = "<id of the gateway>/backendAddressPools/app" };
        var settings = new { id = "<id of the gateway>/backendHttpSettingsCollection/app" };
        var rules = new[]
        {
            new
            {
                name = "api",
                paths = new[] { path },
                backendAddressPool = pool,
                backendHttpSettings = settings,
            },
        };
        object map = withDefault
            ? new
            {
                name = "paths",
                defaultBackendAddressPool = pool,
                defaultBackendHttpSettings = settings,
                pathRules = rules,
            }
            : new { name = "paths", pathRules = rules };
        return Example.With("gateway", "urlPathMaps", new[] { map });
    }

    private static TestPlan FromHttps =>
        Example
            .With("gateway", "requestRoutingRules[0].httpListener.id", "<id of the gateway>/httpListeners/http")
            .With("gateway", "requestRoutingRules[1].httpListener.id", "<id of the gateway>/httpListeners/https")
            .With("gateway", "redirectConfigurations[0].targetListener.id", "<id of the gateway>/httpListeners/http");
}
