namespace Preflight.Tests.Rules.Gateway;

public sealed class GatewayHandlingTests : RuleTests<GatewayHandlingTests>, IRuleCases
{
    public static string Rule => "gateway-handling";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "answers that are held back",
                Example.With("gateway", "globalConfiguration.enableResponseBuffering", true),
                "gateway"
            ),
            NonCompliant(
                "connections that are not drained",
                Example.With("gateway", "backendHttpSettingsCollection[0].connectionDraining", null),
                "gateway"
            ),
            NonCompliant(
                "draining that is off",
                Example.With("gateway", "backendHttpSettingsCollection[0].connectionDraining.enabled", false),
                "gateway"
            ),
            NonCompliant(
                "cookie affinity",
                Example.With("gateway", "backendHttpSettingsCollection[0].cookieBasedAffinity", "Enabled"),
                "gateway"
            ),
            NonCompliant("a timeout longer than the interval", Example.With("gateway", "probes[0].timeout", 60), "gateway"),
            NonCompliant("a failure that is noticed after an hour", Example.With("gateway", "probes[0].interval", 1200), "gateway"),
            Compliant(
                "draining that is not known yet",
                Example.With("gateway", "backendHttpSettingsCollection[0].connectionDraining", "[unknown]")
            ),
            Compliant("development", Example.With("gateway", "backendHttpSettingsCollection[0].connectionDraining", null).InDevelopment()),
        ];
}
