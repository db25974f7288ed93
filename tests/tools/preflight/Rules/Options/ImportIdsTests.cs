namespace Preflight.Tests.Rules.Options;

public sealed class ImportIdsTests : RuleTests<ImportIdsTests>, IRuleCases
{
    public static string Rule => "import-id";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("another type", Imported($"{TestPlan.Group}/providers/Microsoft.KeyVault/vaults/documents"), "documents"),
            NonCompliant("another subscription", Imported(Own.Replace("000000000001", "000000000009")), "documents"),
            NonCompliant("another name", Imported(Own + "2"), "documents"),
            NonCompliant("no slash", Imported(Own[1..]), "documents"),
            Compliant("its own id", Imported(Own)),
            Compliant("its own id in another case", Imported(Own.ToUpperInvariant())),
        ];

    [Fact]
    public void Message_names_what_differs()
    {
        Assert.Contains("subscription", Imported(Own.Replace("000000000001", "000000000009")).Messages(Rule)[0]);
        Assert.Contains("Microsoft.KeyVault/vaults", Imported($"{TestPlan.Group}/providers/Microsoft.KeyVault/vaults/d").Messages(Rule)[0]);
    }

    private static string Own => Example.IdOf("documents");

    private static TestPlan Imported(string id) => Example.Option("documents", options => options with { ImportId = id });
}
