namespace Preflight.Tests.Rules.Options;

public sealed class DependencyCircleTests : RuleTests<DependencyCircleTests>, IRuleCases
{
    public static string Rule => "dependency-circle";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("two resources that wait for each other", Example.Waits("service", "endpoint"), "service", "endpoint"),
            NonCompliant("a circle of three", Three.Waits("service", "zones"), "service", "endpoint", "zones"),
            NonCompliant("the shorter of two ways back", Three.Waits("service", "zones").Waits("endpoint", "zones"), "endpoint", "zones"),
            Compliant("a chain of three", Three),
        ];

    private static TestPlan Three => Example.Add("storage:StorageAccount", "zones", null, "endpoint");
}
