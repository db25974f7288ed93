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
            Compliant("not protected in test", Example.Protected("documents", protect: false).InTest()),
            NonCompliant("a lock of no level", Example.With("documents-lock", "level", "NotSpecified"), "documents"),
        ];

    private static TestPlan Packages =>
        Example
            .Add("storage:StorageAccount", "packages")
            .Add("web:WebApp", "app", new { siteConfig = new { appSettings = new[] { Package } } });

    private static object Package =>
        new { name = "WEBSITE_RUN_FROM_PACKAGE", value = "https://packages.blob.core.windows.net/packages/app.zip" };
}
