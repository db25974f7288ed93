namespace Preflight.Tests.Rules.Network;

public sealed class AddressRestrictionsTests : RuleTests<AddressRestrictionsTests>, IRuleCases
{
    public static string Rule => "address-restrictions";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the search service has no rules", Example.With("search", "networkRuleSet.ipRules", null), "search"),
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
