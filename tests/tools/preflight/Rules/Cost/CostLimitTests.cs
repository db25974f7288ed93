namespace Preflight.Tests.Rules.Cost;

public sealed class CostLimitTests : RuleTests<CostLimitTests>, IRuleCases
{
    public static string Rule => "cost-limit";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("an estimate above the budget", Large, "budget"),
            NonCompliant(
                "an estimate above a quarter's budget",
                Large.With("budget", "amount", 600).With("budget", "timeGrain", "Quarterly"),
                "budget"
            ),
            Compliant("a budget above the estimate", Large.With("budget", "amount", 5000)),
            Compliant("no amount", Large.With("budget", "amount", null)),
        ];

    /// <summary>Three replicas of the Standard tier: more than 700 dollars a month.</summary>
    private static TestPlan Large =>
        Example.Add(
            "search:Service",
            "search",
            new
            {
                location = "swedencentral",
                sku = new { name = "standard" },
                replicaCount = 3,
                partitionCount = 1,
            }
        );
}
