namespace Preflight.Tests.Rules.Names;

public sealed class NameFormTests : RuleTests<NameFormTests>, IRuleCases
{
    public static string Rule => "name-form";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a storage account with hyphens", Storage("st-docs-chat"), "other"),
            NonCompliant("a storage account of 25 characters", Storage("stdocschatdevswedencentral"), "other"),
            NonCompliant(
                "a vault that begins with a digit",
                Example.Add("keyvault:Vault", "vault", new { vaultName = "1-vault" }),
                "vault"
            ),
            Compliant("a type without a known form", Example.Add("network:Route", "a b", new { routeTableName = "table" })),
        ];

    private static TestPlan Storage(string name) => Example.Add("storage:StorageAccount", "other", new { accountName = name });
}
