namespace Preflight.Tests.Rules.Ordering;

public sealed class DanglingReferenceTests : RuleTests<DanglingReferenceTests>, IRuleCases
{
    public static string Rule => "dangling-reference";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a subnet that does not exist",
                Example.With("app", "virtualNetworkSubnetId", $"{Example.IdOf("network")}/subnets/web"),
                "app"
            ),
            NonCompliant("a network that does not exist", Example.Without("network"), "app"),
            NonCompliant(
                "an id with an empty part",
                Example.With("app", "virtualNetworkSubnetId", $"{TestPlan.Group}/providers//x"),
                "app"
            ),
            Compliant(
                "a resource of another group",
                Example.Without("network").With("app", "virtualNetworkSubnetId", $"{TestPlan.Group}-hub/x")
            ),
            Compliant("a child service of a storage account", Storage),
        ];

    private static TestPlan Storage
    {
        get
        {
            var plan = Example.Add("storage:StorageAccount", "documents");
            return plan.With("app", "tags", new { source = $"{plan.IdOf("documents")}/blobServices/default" });
        }
    }
}
