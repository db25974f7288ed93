namespace Preflight.Tests.Rules.Policy;

public sealed class PolicyDescriptionTests : RuleTests<PolicyDescriptionTests>, IRuleCases
{
    public static string Rule => "policy-description";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no description", Example.With("audit-storage-keys", "description", null), "audit-storage-keys"),
            NonCompliant("no display name", Example.With("audit-storage-keys", "displayName", null), "audit-storage-keys"),
            NonCompliant("no owner", Example.With("audit-storage-keys", "metadata", null), "audit-storage-keys"),
            NonCompliant(
                "an exemption without description",
                Example.Add("authorization:PolicyExemption", "old-share", new { scope = TestPlan.Group, displayName = "old share" }),
                "old-share"
            ),
        ];
}
