namespace Preflight.Tests.Rules.Network;

public sealed class DefaultDenyTests : RuleTests<DefaultDenyTests>, IRuleCases
{
    public static string Rule => "default-deny";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the vault allows by default", Example.With("vault", "properties.networkAcls.defaultAction", "Allow"), "vault"),
            NonCompliant(
                "the storage account has no default",
                Example.With("documents", "networkRuleSet.defaultAction", null),
                "documents"
            ),
            Compliant(
                "a static website, whose addresses are everyone's",
                Example
                    .With("documents", "networkRuleSet", null)
                    .With("documents", "accountName", "documents")
                    .Add("storage:StorageAccountStaticWebsite", "website", new { accountName = "documents" })
            ),
            NonCompliant("an unknown bypass", Example.With("vault", "properties.networkAcls.bypass", "All"), "vault"),
            NonCompliant("Azure services bypass the AI account", Account("AzureServices"), "account"),
            Compliant("Azure services bypass it in development", Account("AzureServices").InDevelopment()),
            Compliant("Azure services bypass the vault", Example.With("vault", "properties.networkAcls.bypass", "AzureServices")),
        ];

    private static TestPlan Account(string bypass) =>
        Example.Add(
            "cognitiveservices:Account",
            "account",
            new { properties = new { networkAcls = new { defaultAction = "Deny", bypass } } }
        );
}
