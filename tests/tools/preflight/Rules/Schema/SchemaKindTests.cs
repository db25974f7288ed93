namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaKindTests : RuleTests<SchemaKindTests>, IRuleCases
{
    public static string Rule => "schema-kind";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a string in place of an object", Example.With("documents", "sku", "Standard_ZRS"), "documents"),
            NonCompliant("a string in place of a flag", Example.With("documents", "allowBlobPublicAccess", "no"), "documents"),
            Compliant("a secret value", Example.With("documents", "sku", "[secret]")),
        ];
}
