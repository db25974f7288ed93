namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaUnusualValueTests : RuleTests<SchemaUnusualValueTests>, IRuleCases
{
    public static string Rule => "schema-unusual-value";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a value that is not published", Example.With("documents", "kind", "StorageV9"), "documents"),
            Compliant("another case", Example.With("documents", "kind", "storagev2")),
        ];
}
