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
            NonCompliant("more instances than the plan has", Scaled("P1v3", "50"), "scaling"),
            Compliant("36 search units", Example.With("search", "sku.name", "standard").With("search", "replicaCount", 12)),
            Compliant("versions in an account of the plain kind", Blobs(isHnsEnabled: false)),
            Compliant("as many instances as the plan has", Scaled("P1v3", "30")),
            Compliant("a size that is unknown", Scaled("[unknown]", "50")),
            Compliant("a plan that is not in the stack", Scaled("P1v3", "50").Without("plan")),
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

    private static TestPlan Scaled(string size, string most)
    {
        var plan = new TestPlan().Add("web:AppServicePlan", "plan", new { sku = new { name = size } });
        return plan.Add(
            "monitor:AutoscaleSetting",
            "scaling",
            new
            {
                targetResourceUri = plan.IdOf("plan"),
                profiles = new[]
                {
                    new
                    {
                        name = "all",
                        capacity = new
                        {
                            minimum = "1",
                            @default = "1",
                            maximum = most,
                        },
                    },
                },
            }
        );
    }
}
