namespace Preflight.Tests.Rules.Policy;

public sealed class PolicyExemptionEndTests : RuleTests<PolicyExemptionEndTests>, IRuleCases
{
    public static string Rule => "policy-exemption-end";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a waiver without an end", Example.With("old-share", "expiresOn", null), "old-share"),
            NonCompliant("an exemption that has ended", Example.On(new(2027, 7, 1)), "old-share"),
            Compliant(
                "a mitigation without an end",
                Example.With("old-share", "expiresOn", null).With("old-share", "exemptionCategory", "Mitigated")
            ),
            Compliant("an end that is not known", Example.With("old-share", "expiresOn", Planning.Plans.PlannedValues.Unknown)),
        ];
}
