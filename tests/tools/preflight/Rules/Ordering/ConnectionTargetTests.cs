namespace Preflight.Tests.Rules.Ordering;

public sealed class ConnectionTargetTests : RuleTests<ConnectionTargetTests>, IRuleCases
{
    public static string Rule => "connection-target";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "the address of another database",
                Example.With("threads", Target, "https://old.documents.azure.com:443/"),
                "threads"
            ),
            NonCompliant("the id of another database", Example.With("threads", Id, $"{Accounts}/old"), "threads"),
            Compliant("an address of the own domain", Example.With("threads", Target, "https://threads.contoso.com/")),
            Compliant("an unknown address", Example.With("threads", Target, "[unknown]")),
            Compliant("no metadata", Example.With("threads", "properties.metadata", null)),
        ];

    private const string Target = "properties.target";
    private const string Id = "properties.metadata.ResourceId";
    private const string Accounts = $"{TestPlan.Group}/providers/Microsoft.DocumentDB/databaseAccounts";
}
