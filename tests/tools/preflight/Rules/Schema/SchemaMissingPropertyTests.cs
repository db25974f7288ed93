namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaMissingPropertyTests : RuleTests<SchemaMissingPropertyTests>, IRuleCases
{
    public static string Rule => "schema-missing-property";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no kind", Example.With("documents", "kind", null), "documents"),
            NonCompliant("no name of the SKU", Example.With("documents", "sku.name", null), "documents"),
        ];
}
