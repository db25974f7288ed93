namespace Preflight.Tests.Rules.Policy;

public sealed class PolicyDeprecatedTests : RuleTests<PolicyDeprecatedTests>, IRuleCases
{
    public static string Rule => "policy-deprecated";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a deprecated definition",
                Example.With(
                    "audit-ai-network",
                    "policyDefinitionId",
                    "/providers/Microsoft.Authorization/policyDefinitions/0725B4DD-7e76-479c-a735-68e7ee23d5ca"
                ),
                "audit-ai-network"
            ),
            NonCompliant(
                "a deprecated initiative",
                Example.With(
                    "audit-ai-network",
                    "policyDefinitionId",
                    "/providers/Microsoft.Authorization/policySetDefinitions/42a694ed-f65e-42b2-aa9e-8052e9740a92"
                ),
                "audit-ai-network"
            ),
            Compliant(
                "a definition of the subscription itself",
                Example.With(
                    "audit-ai-network",
                    "policyDefinitionId",
                    "/subscriptions/s/providers/Microsoft.Authorization/policyDefinitions/0725b4dd-7e76-479c-a735-68e7ee23d5ca"
                )
            ),
        ];
}
