using Preflight.Checking;

namespace Preflight.Tests.Rules.Judging;

public sealed class UpdateWeakensTests : RuleTests<UpdateWeakensTests>, IRuleCases
{
    public static string Rule => UpdateFacts.Weakens;

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("keys are allowed", Keys(true).Updating(Keys(false)), "documents"),
            NonCompliant("the protection is taken off", Example.Updating(Example.Protected("documents")), "documents"),
            Compliant("keys are allowed no more", Keys(false).Updating(Keys(true))),
            Compliant("it is new with keys", Keys(true).Updating(new TestPlan())),
        ];

    private static TestPlan Keys(bool allowed) => Example.With("documents", "allowSharedKeyAccess", allowed);
}
