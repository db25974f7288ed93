namespace Preflight.Tests.Rules.Policy;

public sealed class PolicyEffectTests : RuleTests<PolicyEffectTests>, IRuleCases
{
    public static string Rule => "policy-effect";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a policy that is disabled",
                Example.With("audit-storage-keys", "parameters.effect.value", "disabled"),
                "audit-storage-keys"
            ),
            Compliant("a policy that denies", Example.With("audit-storage-keys", "parameters.effect.value", "Deny")),
            Compliant("a policy with its own default", Example.With("audit-storage-keys", "parameters", null)),
        ];
}
