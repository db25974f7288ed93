namespace Preflight.Tests.Rules.Ordering;

public sealed class SettingDeletionTests : RuleTests<SettingDeletionTests>, IRuleCases
{
    public static string Rule => "setting-deletion";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no option", Example.DeletedWith("app-ftp", null), "app-ftp"),
            NonCompliant("deleted with another resource", Example.Add("web:WebApp", "other").DeletedWith("app-ftp", "other"), "app-ftp"),
            Compliant("kept", Example.DeletedWith("app-ftp", null).Retained("app-ftp")),
            Compliant("the app belongs to another stack", Example.DeletedWith("app-ftp", null).Without("app")),
            Compliant("a setting as Azure's default", Example.With("app-ftp", "allow", true).DeletedWith("app-ftp", null)),
            Compliant("blobs without recovery", Recovery.With("blobs", "isVersioningEnabled", false)),
            NonCompliant("recovery of blobs", Recovery, "blobs"),
            Compliant("recovery of blobs, deleted with the account", Recovery.DeletedWith("blobs", "store")),
        ];

    private static TestPlan Recovery =>
        Example
            .Add("storage:StorageAccount", "store")
            .Add(
                "storage:BlobServiceProperties",
                "blobs",
                new
                {
                    accountName = "store",
                    blobServicesName = "default",
                    isVersioningEnabled = true,
                },
                "store"
            );
}
