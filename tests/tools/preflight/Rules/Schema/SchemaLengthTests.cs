namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaLengthTests : RuleTests<SchemaLengthTests>, IRuleCases
{
    public static string Rule => "schema-length";

    public static IReadOnlyList<RuleCase> Cases =>
        [NonCompliant("a name of 30 characters", Example.Add("storage:StorageAccount", "long", Account(new string('a', 30))), "long")];

    private static object Account(string name) =>
        new
        {
            accountName = name,
            location = "swedencentral",
            kind = "StorageV2",
            sku = new { name = "Standard_ZRS" },
        };
}
