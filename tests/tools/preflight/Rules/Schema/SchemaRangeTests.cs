namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaRangeTests : RuleTests<SchemaRangeTests>, IRuleCases
{
    public static string Rule => "schema-range";

    public static IReadOnlyList<RuleCase> Cases => [NonCompliant("20 replicas", Search(20), "search"), Compliant("3 replicas", Search(3))];

    private static TestPlan Search(int replicaCount) =>
        Example.Add("search:Service", "search", new { location = "swedencentral", replicaCount });
}
