namespace Preflight.Tests.Rules.Network;

public sealed class GuardrailsTests : RuleTests<GuardrailsTests>, IRuleCases
{
    public static string Rule => "guardrails";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no policy on keys", Example.Without("audit-search-keys"), TestPlan.Stack),
            NonCompliant("no policy on public access", Example.Without("audit-search-public-access"), TestPlan.Stack),
            Compliant("no policy in test", Example.Without("audit-search-keys").InTest()),
            NonCompliant("no policies for a vault", new TestPlan().Add("keyvault:Vault", "vault"), TestPlan.Stack, TestPlan.Stack),
            NonCompliant("no policy for a web app", new TestPlan().Add("web:WebApp", "site"), TestPlan.Stack),
            Compliant("no service to audit", new TestPlan()),
        ];
}
