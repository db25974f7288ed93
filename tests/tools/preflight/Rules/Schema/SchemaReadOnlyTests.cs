namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaReadOnlyTests : RuleTests<SchemaReadOnlyTests>, IRuleCases
{
    public static string Rule => "schema-read-only";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a property that Azure sets",
                Example.With("documents", "identity", new { type = "SystemAssigned", principalId = "x" }),
                "documents"
            ),
            Compliant("the type of the identity", Example.With("documents", "identity", new { type = "SystemAssigned" })),
        ];
}
