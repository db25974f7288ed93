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
            Compliant("an app without a gateway, which another rule restricts", Front),
            NonCompliant("a storage account", Website.Without("website"), "pages"),
            Compliant("a static website", Website),
            NonCompliant("the account beside a static website", Website.With("website", "accountName", "another"), "pages"),
            Compliant("public access in development", Example.With("account", "properties.publicNetworkAccess", "Enabled").InDevelopment()),
        ];

    private static TestPlan Website =>
        Example
            .Add("storage:StorageAccount", "pages", new { accountName = "pages" })
            .Add("storage:StorageAccountStaticWebsite", "website", new { accountName = "pages" });

    private static TestPlan Front => Example.Without("gateway").With("app", "publicNetworkAccess", "Enabled");
}
