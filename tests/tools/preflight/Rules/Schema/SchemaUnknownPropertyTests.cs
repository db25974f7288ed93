namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaUnknownPropertyTests : RuleTests<SchemaUnknownPropertyTests>, IRuleCases
{
    public static string Rule => "schema-unknown-property";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a spelling mistake", Example.With("documents", "accesTier", "Hot"), "documents"),
            NonCompliant(
                "a spelling mistake in a nested object",
                Example.With("documents", "networkRuleSet.defaultActions", "Deny"),
                "documents"
            ),
        ];
}
