namespace Preflight.Tests.Rules.Facts;

public sealed class ServiceRetiringTests : RuleTests<ServiceRetiringTests>, IRuleCases
{
    public static string Rule => "service-retiring";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a type that retires within a year", new TestPlan().Add("frontdoor:FrontDoor", "door"), "door"),
            Compliant("a type that retires later", new TestPlan().Add("redis:Redis", "cache")),
            Compliant("a type that has retired", new TestPlan().Add("frontdoor:FrontDoor", "door").On(new(2027, 3, 31))),
        ];
}
