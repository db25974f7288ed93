namespace Preflight.Tests.Rules.Observability;

public sealed class WebTestsTests : RuleTests<WebTestsTests>, IRuleCases
{
    public static string Rule => "web-tests";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a private address",
                Example.With("availability", "request.requestUrl", "https://10.0.0.4/health"),
                "availability"
            ),
            NonCompliant("a frequency of two minutes", Example.With("availability", "frequency", 120), "availability"),
            NonCompliant("a timeout of three minutes", Example.With("availability", "timeout", 180), "availability"),
            NonCompliant("one location twice", Example.With("availability", "locations[1].location", "emea-nl-ams-azr"), "availability"),
            NonCompliant("the name of a region", Example.With("availability", "locations[1].location", "westeurope"), "availability"),
            NonCompliant("no address", Example.With("availability", "request.requestUrl", null), "availability"),
            NonCompliant(
                "an address without TLS",
                Example.With("availability", "request.requestUrl", "http://www.example.com"),
                "availability"
            ),
            NonCompliant(
                "a status that does not exist",
                Example.With("availability", "validationRules.expectedHttpStatusCode", 20),
                "availability"
            ),
            NonCompliant(
                "a status of a failure",
                Example.With("availability", "validationRules.expectedHttpStatusCode", 503),
                "availability"
            ),
            NonCompliant(
                "a certificate of two years",
                Example.With("availability", "validationRules.sSLCertRemainingLifetimeCheck", 730),
                "availability"
            ),
            NonCompliant("a lifetime without the check", Example.With("availability", "validationRules.sSLCheck", false), "availability"),
            NonCompliant("two kinds", Example.With("availability", "kind", "ping"), "availability"),
            NonCompliant(
                "the kind that is retired",
                Example.With("availability", "kind", "ping").With("availability", "webTestKind", "ping"),
                "availability"
            ),
            NonCompliant("a test that is off", Example.With("availability", "enabled", false), "availability"),
            Compliant(
                "the kind that retires later",
                Example.With("availability", "kind", "ping").With("availability", "webTestKind", "ping").On(new(2026, 9, 1))
            ),
            Compliant("a status of a rejected request", Example.With("availability", "validationRules.expectedHttpStatusCode", 401)),
        ];
}
