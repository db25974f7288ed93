namespace Preflight.Tests.Rules.Identity;

public sealed class VaultAccessPoliciesTests : RuleTests<VaultAccessPoliciesTests>, IRuleCases
{
    public static string Rule => "vault-access-policies";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("RBAC is off", Example.With("vault", "properties.enableRbacAuthorization", false), "vault"),
            NonCompliant(
                "an access policy",
                Example.With("vault", "properties.accessPolicies", new[] { new { objectId = "another" } }),
                "vault"
            ),
            Compliant("an empty list of policies", Example.With("vault", "properties.accessPolicies", Array.Empty<object>())),
        ];
}
