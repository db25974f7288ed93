namespace Preflight.Tests.Rules.Delivery;

public sealed class DeletionProtectionTests : RuleTests<DeletionProtectionTests>, IRuleCases
{
    public static string Rule => "deletion-protection";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("not protected", Example.Protected("documents", protect: false), "documents"),
            NonCompliant("no lock", Example.Without("documents-lock"), "documents"),
            NonCompliant("a lock on another resource", Example.With("documents-lock", "scope", $"{TestPlan.Group}/other"), "documents"),
            Compliant("a lock on the resource group", Example.With("documents-lock", "scope", TestPlan.Group)),
            Compliant("an AI account without a lock", Example.Add("cognitiveservices:Account", "account").Protected("account")),
            Compliant("a storage account of packages", Packages),
            Compliant("a storage account that no setting names, beside a site without its package", PackageMissing),
            Compliant("not protected in test", Example.Protected("documents", protect: false).InTest()),
            NonCompliant("a lock of no level", Example.With("documents-lock", "level", "NotSpecified"), "documents"),
        ];

    private static TestPlan Packages =>
        Example
            .Add("storage:StorageAccount", "packages")
            .Add("web:WebApp", "app", new { siteConfig = new { appSettings = new[] { Package } } });

    private static TestPlan PackageMissing =>
        Packages
            .With("app", "siteConfig.appSettings[0].name", "WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID")
            .With("app", "siteConfig.appSettings[0].value", "id");

    private static object Package =>
        new { name = "WEBSITE_RUN_FROM_PACKAGE", value = "https://packages.blob.core.windows.net/packages/app.zip" };
}
