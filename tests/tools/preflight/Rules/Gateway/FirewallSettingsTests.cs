namespace Preflight.Tests.Rules.Gateway;

public sealed class FirewallSettingsTests : RuleTests<FirewallSettingsTests>, IRuleCases
{
    public static string Rule => "firewall-settings";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a body limit below the range", Example.With("firewall", "policySettings.maxRequestBodySizeInKb", 4), "firewall"),
            NonCompliant(
                "a body limit above the range",
                Example.With("firewall", "policySettings.maxRequestBodySizeInKb", 4000),
                "firewall"
            ),
            NonCompliant("an upload limit of zero", Example.With("firewall", "policySettings.fileUploadLimitInMb", 0), "firewall"),
            NonCompliant(
                "a challenge that expires at once",
                Example.With("firewall", "policySettings.jsChallengeCookieExpirationInMins", 1),
                "firewall"
            ),
            NonCompliant(
                "a status that Azure does not know",
                Example.With("firewall", "policySettings.customBlockResponseStatusCode", 404),
                "firewall"
            ),
            Compliant("a status of its own", Example.With("firewall", "policySettings.customBlockResponseStatusCode", 990)),
            NonCompliant("a gateway in another region", Example.With("gateway", "location", "westeurope"), "firewall"),
            Compliant("a region in another spelling", Example.With("gateway", "location", "Sweden Central")),
            Compliant("a region that is not known yet", Example.With("gateway", "location", "[unknown]")),
        ];
}
