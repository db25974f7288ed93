namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaUnknownTypeTests : RuleTests<SchemaUnknownTypeTests>, IRuleCases
{
    public static string Rule => "schema-unknown-type";

    public static IReadOnlyList<RuleCase> Cases =>
        [NonCompliant("a type without a definition", Example.Add("contoso:Thing", "thing"), "thing")];
}
