namespace Preflight.Tests.Rules.Recovery;

public sealed class RestoredResourceTests : RuleTests<RestoredResourceTests>, IRuleCases
{
    public static string Rule => "restored-resource";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a vault", Example.With("vault", "properties.createMode", "recover"), "vault"),
            NonCompliant("an account", Account(restore: true), "account"),
            Compliant("a new account", Account(restore: false)),
        ];

    private static TestPlan Account(bool restore) =>
        Example.Add("cognitiveservices:Account", "account", new { properties = new { restore } });
}
