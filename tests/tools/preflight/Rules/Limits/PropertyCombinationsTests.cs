namespace Preflight.Tests.Rules.Limits;

public sealed class PropertyCombinationsTests : RuleTests<PropertyCombinationsTests>, IRuleCases
{
    public static string Rule => "property-combinations";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("six partitions of a basic service", Example.With("search", "partitionCount", 6), "search"),
            NonCompliant("more replicas at least than at most", Example.With("app", "template.scale.minReplicas", 11), "app"),
            NonCompliant(
                "48 search units",
                Example.With("search", "sku.name", "standard").With("search", "replicaCount", 12).With("search", "partitionCount", 4),
                "search"
            ),
            NonCompliant("versions in an account with a hierarchical namespace", Blobs(isHnsEnabled: true), "blobs"),
            NonCompliant("a workload profile that the environment does not have", Profiled("large", "huge"), "api"),
            Compliant("36 search units", Example.With("search", "sku.name", "standard").With("search", "replicaCount", 12)),
            Compliant("versions in an account of the plain kind", Blobs(isHnsEnabled: false)),
            Compliant("a workload profile of the environment", Profiled("large", "large")),
            Compliant("a workload profile that is unknown", Profiled("[unknown]", "huge")),
            Compliant("an environment that is not in the stack", Profiled("large", "huge").Without("apps")),
        ];

    [Fact]
    public void Message_names_the_other_property() =>
        Assert.Contains("sku.name is basic", Assert.Single(Example.With("search", "partitionCount", 6).Messages(Rule)));

    private static TestPlan Blobs(bool isHnsEnabled) =>
        new TestPlan()
            .Add("storage:StorageAccount", "account", new { isHnsEnabled })
            .Add(
                "storage:BlobServiceProperties",
                "blobs",
                new
                {
                    accountName = "account",
                    blobServicesName = "default",
                    isVersioningEnabled = true,
                }
            );

    private static TestPlan Profiled(string declared, string used)
    {
        var plan = new TestPlan().Add("app:ManagedEnvironment", "apps", new { workloadProfiles = new[] { new { name = declared } } });
        return plan.Add("app:ContainerApp", "api", new { environmentId = plan.IdOf("apps"), workloadProfileName = used });
    }
}
