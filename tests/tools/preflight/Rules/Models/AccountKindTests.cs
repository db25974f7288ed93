namespace Preflight.Tests.Rules.Models;

public sealed class AccountKindTests : RuleTests<AccountKindTests>, IRuleCases
{
    public static string Rule => "account-kind";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("another kind", Example.With("account", "kind", "OpenAI"), "account"),
            NonCompliant("no identity", Example.With("account", "identity", null), "account"),
            NonCompliant("a project that is not managed", Example.With("account", "properties", null), "account"),
            NonCompliant("a project without an identity", Example.With("project", "identity.type", "None"), "project"),
            NonCompliant("the free tier", Example.With("account", "sku.name", "F0"), "account"),
            Compliant(
                "the free tier of an account without models in development",
                Example.With("account", "sku.name", "F0").InDevelopment()
            ),
            Compliant(
                "another kind without projects",
                Example.Without("project").With("account", "properties", null).With("account", "kind", "OpenAI")
            ),
        ];
}
