namespace Preflight.Tests.Rules.Ordering;

public sealed class AccountChainTests : RuleTests<AccountChainTests>, IRuleCases
{
    public static string Rule => "account-chain";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("two children at the same time", Example.WaitsNot("embedding", "chat"), "chat"),
            Compliant("children of two accounts", TwoAccounts),
        ];

    private static TestPlan TwoAccounts =>
        Example.Add("cognitiveservices:Account", "other").Add("cognitiveservices:Deployment", "other-chat", new { accountName = "other" });
}
