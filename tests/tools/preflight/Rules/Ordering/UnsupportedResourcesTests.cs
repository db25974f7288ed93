namespace Preflight.Tests.Rules.Ordering;

public sealed class UnsupportedResourcesTests : RuleTests<UnsupportedResourcesTests>, IRuleCases
{
    public static string Rule => "unsupported-resource";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "separate app settings",
                Example.Add("web:WebAppApplicationSettings", "settings", new { name = "app" }),
                "settings"
            ),
            NonCompliant(
                "a separate network connection",
                Example.Add("web:WebAppSwiftVirtualNetworkConnection", "swift", new { name = "app" }),
                "swift"
            ),
            NonCompliant("a deployment script", Example.Add("resources:AzureCliScript", "script"), "script"),
            NonCompliant("a blob in an account without keys", Blob(allowSharedKeyAccess: false), "blob"),
            NonCompliant(
                "a blob whose account is unknown, but which depends on one without keys",
                Blob(allowSharedKeyAccess: false).With("blob", "accountName", "[unknown]").Waits("blob", "documents"),
                "blob"
            ),
            NonCompliant("a separate subnet beside inline subnets", Subnet, "subnet"),
            Compliant("separate subnets only", Subnet.Without("app").With("network", "subnets", null)),
            Compliant("a blob in an account with keys", Blob(allowSharedKeyAccess: true)),
            Compliant("a separate subnet of a network that ignores subnets", Subnet.Ignoring("network", "subnets")),
        ];

    private static TestPlan Subnet => Example.Add("network:Subnet", "subnet", new { virtualNetworkName = "network" });

    private static TestPlan Blob(bool allowSharedKeyAccess) =>
        Example
            .Add("storage:StorageAccount", "documents", new { allowSharedKeyAccess })
            .Add("storage:Blob", "blob", new { accountName = "documents", containerName = "files" });
}
