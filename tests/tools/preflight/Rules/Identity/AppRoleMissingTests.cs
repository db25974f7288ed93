using Planning.Plans;

namespace Preflight.Tests.Rules.Identity;

public sealed class AppRoleMissingTests : RuleTests<AppRoleMissingTests>, IRuleCases
{
    public static string Rule => "app-role-missing";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no role on the service", Example.Without("app-search-reader"), "app"),
            NonCompliant(
                "a role that does not read",
                Example.With("app-search-reader", "roleDefinitionId", Roles.SearchServiceContributor),
                "app"
            ),
            NonCompliant("a role on another service", Example.With("app-search-reader", "scope", $"{Example.IdOf("search")}2"), "app"),
            NonCompliant("no role to publish telemetry", Example.Without("app-metrics-publisher"), "app"),
            Compliant("a scope that is not known yet", Example.With("app-search-reader", "scope", PlannedValues.Unknown)),
            Compliant("a principal that is not known yet", Example.With("app-search-reader", "principalId", PlannedValues.Unknown)),
            Compliant("the role covers the resource group", Example.With("app-search-reader", "scope", TestPlan.Group)),
            Compliant("the service is outside the stack", Example.Without("search").Without("app-search-reader")),
            Compliant("a site without an identity, which site-identity reports", Example.With("app", "identity", null)),
            Compliant("a role on the container", Container("files")),
            NonCompliant("a role on another container", Container("other"), "app"),
        ];

    [Fact]
    public void Missing_container_is_named_as_the_cause() =>
        Assert.Equal(
            [
                "DOCUMENTS names the container files, which the plan does not create in documents, and no role covers it; "
                    + "create the container, or name another",
            ],
            Container("other").Messages(Rule)
        );

    private static TestPlan Container(string name)
    {
        var plan = Example.Add("storage:StorageAccount", "documents");
        return plan.With(
                "app",
                "siteConfig.appSettings[2]",
                new { name = "DOCUMENTS", value = "https://documents.blob.core.windows.net/files" }
            )
            .Copy("app-search-reader", "app-blob-reader")
            .With("app-blob-reader", "scope", $"{plan.IdOf("documents")}/blobServices/default/containers/{name}")
            .With("app-blob-reader", "roleDefinitionId", Roles.BlobReader);
    }
}
