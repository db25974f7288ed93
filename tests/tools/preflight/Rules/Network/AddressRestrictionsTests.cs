namespace Preflight.Tests.Rules.Network;

public sealed class AddressRestrictionsTests : RuleTests<AddressRestrictionsTests>, IRuleCases
{
    public static string Rule => "address-restrictions";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "the search service has no rules",
                Example.With("search", "networkRuleSet.ipRules", null).InDevelopment(),
                "search"
            ),
            Compliant("a search service that must not be public at all", Example.With("search", "networkRuleSet.ipRules", null)),
            Compliant(
                "an app that must not be public at all, behind a gateway",
                Example.Add("network:ApplicationGateway", "gateway").With("app", "siteConfig.ipSecurityRestrictionsDefaultAction", "Allow")
            ),
            NonCompliant(
                "the app allows by default",
                Example.With("app", "siteConfig.ipSecurityRestrictionsDefaultAction", "Allow"),
                "app"
            ),
            NonCompliant(
                "the SCM endpoint allows by default",
                Example.With("app", "siteConfig.scmIpSecurityRestrictionsDefaultAction", null),
                "app"
            ),
            Compliant(
                "public access is off",
                Example.With("search", "networkRuleSet.ipRules", null).With("search", "publicNetworkAccess", "disabled")
            ),
            NonCompliant(
                "a closed site accepts every address",
                Example
                    .With("app", "publicNetworkAccess", "Disabled")
                    .With("app", "siteConfig.ipSecurityRestrictionsDefaultAction", "Allow"),
                "app"
            ),
        ];
}
