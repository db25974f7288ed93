namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaUnusualValueTests : RuleTests<SchemaUnusualValueTests>, IRuleCases
{
    public static string Rule => "schema-unusual-value";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a value that is not published", Example.With("documents", "kind", "StorageV9"), "documents"),
            NonCompliant("a stream that is not published", Stream("Microsoft-Syslogs"), "collect"),
            Compliant("a stream that the rule declares", Stream("Custom-Feedback")),
            Compliant("another case", Example.With("documents", "kind", "storagev2")),
        ];

    private static TestPlan Stream(string name) =>
        Example.Add("monitor:DataCollectionRule", "collect", new { dataFlows = new[] { new { streams = new[] { name } } } });
}
