using Preflight.Checking;

namespace Preflight.Tests.Rules.Judging;

public sealed class UpdateStopsTests : RuleTests<UpdateStopsTests>, IRuleCases
{
    public static string Rule => UpdateFacts.Stops;

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("protected and removed", Example.Without("documents").Updating(Example.Protected("documents")), "documents"),
            NonCompliant("protected and replaced", Guarded("westeurope").Updating(Guarded("swedencentral")), "documents"),
            NonCompliant("locked and removed", Locked.Without("documents").Updating(Locked), "documents"),
            Compliant("removed without protection", Example.Without("documents").Updating(Example)),
            Compliant("protected and the same", Example.Protected("documents").Updating(Example.Protected("documents"))),
        ];

    private static TestPlan Locked =>
        Example.Add("authorization:ManagementLockByScope", "lock", new { scope = Example.IdOf("documents"), lockName = "keep" });

    private static TestPlan Guarded(string region) => Example.With("documents", "location", region).Protected("documents");
}
