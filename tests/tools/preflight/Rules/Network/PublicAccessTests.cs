namespace Preflight.Tests.Rules.Network;

public sealed class PublicAccessTests : RuleTests<PublicAccessTests>, IRuleCases
{
    public static string Rule => "public-access";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the AI account", Example.With("account", "properties.publicNetworkAccess", "Enabled"), "account"),
            NonCompliant("the search service by default", Example.With("search", "publicNetworkAccess", null), "search"),
            NonCompliant("the app behind a gateway", Example.With("app", "publicNetworkAccess", "Enabled"), "app"),
            NonCompliant("the app's second property", Example.With("app", "siteConfig.publicNetworkAccess", "Enabled"), "app"),
            NonCompliant("an app without a gateway", Front, "app"),
            Compliant(
                "an app without a gateway that denies by default",
                Front.With("app", "siteConfig.ipSecurityRestrictionsDefaultAction", "Deny")
            ),
            Compliant("public access in development", Example.With("account", "properties.publicNetworkAccess", "Enabled").InDevelopment()),
        ];

    private static TestPlan Front => Example.Without("gateway").With("app", "publicNetworkAccess", "Enabled");
}
