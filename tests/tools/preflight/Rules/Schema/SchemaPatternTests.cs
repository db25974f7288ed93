namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaPatternTests : RuleTests<SchemaPatternTests>, IRuleCases
{
    public static string Rule => "schema-pattern";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a name with an underscore",
                Example.Add("search:Service", "search", new { searchServiceName = "a_b", location = "swedencentral" }),
                "search"
            ),
            Compliant(
                "a name that fits",
                Example.Add("search:Service", "search", new { searchServiceName = "srch-chat", location = "swedencentral" })
            ),
        ];
}
