namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaValueTests : RuleTests<SchemaValueTests>, IRuleCases
{
    public static string Rule => "schema-value";

    public static IReadOnlyList<RuleCase> Cases =>
        [NonCompliant("a value that Azure does not offer", Example.With("documents", "accessTier", "Lukewarm"), "documents")];
}
