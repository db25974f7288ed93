namespace Preflight.Tests.Rules.Gateway;

public sealed class GatewayProbesTests : RuleTests<GatewayProbesTests>, IRuleCases
{
    public static string Rule => "gateway-probes";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a path without a slash", Example.With("gateway", "probes[0].path", "readyz"), "gateway"),
            NonCompliant("a host that is set and picked", Example.With("gateway", "probes[0].host", "a.net"), "gateway"),
            NonCompliant(
                "a host that is neither set nor picked",
                Example.With("gateway", "probes[0].pickHostNameFromBackendHttpSettings", false),
                "gateway"
            ),
            NonCompliant(
                "settings without a host",
                Example.With("gateway", "backendHttpSettingsCollection[0].pickHostNameFromBackendAddress", null),
                "gateway"
            ),
            NonCompliant("another protocol than the settings", Example.With("gateway", "probes[0].protocol", "Http"), "gateway"),
            NonCompliant("a status that is none", Example.With("gateway", "probes[0].match.statusCodes[0]", "OK"), "gateway"),
            Compliant("a range of statuses", Example.With("gateway", "probes[0].match.statusCodes[0]", "200-299")),
            Compliant("a protocol that is not known yet", Example.With("gateway", "probes[0].protocol", "[unknown]")),
            NonCompliant("a path that requires sign-in", Behind("/healthz"), "gateway"),
            Compliant("a path that is open", Behind("/readyz")),
            Compliant("a path below an open one", Behind("/ready*")),
            NonCompliant(
                "the address of the machine at App Service",
                Behind("/readyz")
                    .With("gateway", "probes[0].host", "127.0.0.1")
                    .With("gateway", "probes[0].pickHostNameFromBackendHttpSettings", null),
                "gateway"
            ),
        ];

    private static TestPlan Behind(string open) =>
        Example
            .With(
                "gateway",
                "backendAddressPools",
                new[] { new { name = "app", backendAddresses = new[] { new { fqdn = "app.azurewebsites.net" } } } }
            )
            .Add("web:WebApp", "app")
            .Add(
                "web:WebAppAuthSettingsV2",
                "sign-in",
                new
                {
                    name = "app",
                    platform = new { enabled = true },
                    globalValidation = new { requireAuthentication = true, excludedPaths = new[] { open } },
                }
            );
}
