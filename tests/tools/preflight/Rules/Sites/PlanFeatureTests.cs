namespace Preflight.Tests.Rules.Sites;

public sealed class PlanFeatureTests : RuleTests<PlanFeatureTests>, IRuleCases
{
    public static string Rule => "plan-feature";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("always on in a free plan", Free, "app", "app"),
            NonCompliant("client certificates in a free plan", Free.With("app", "clientCertEnabled", true), "app", "app", "app"),
            NonCompliant("TLS to the workers in a basic plan", Example.With("app", "endToEndEncryptionEnabled", true), "app"),
            NonCompliant("a slot in a basic plan", Example.Add("web:WebAppSlot", "slot", new { name = "app", slot = "staging" }), "slot"),
            NonCompliant("the sixth slot of a standard plan", Slots(6), "slot6"),
            Compliant("the fifth slot of a standard plan", Slots(5)),
            NonCompliant("a private endpoint in a free plan", Endpoint(Free), "app", "app", "endpoint"),
            Compliant("a private endpoint in a basic plan", Endpoint(Example)),
            NonCompliant(
                "a custom domain in a free plan",
                Free.Add("web:WebAppHostNameBinding", "domain", new { name = "app", hostName = "chat.example.com" }),
                "app",
                "app",
                "domain"
            ),
            NonCompliant("autoscale in a basic plan", Scaling("B1", "3"), "scaling"),
            Compliant("autoscale in a standard plan", Scaling("S1", "10")),
            NonCompliant("autoscale over the tier", Scaling("S1", "11"), "scaling"),
            NonCompliant("autoscale beside automatic scaling", Scaling("P1v3", "10").With("plan", "elasticScaleEnabled", true), "scaling"),
            Compliant("a plan of another program", Example.With("app", "serverFarmId", "/subscriptions/s")),
        ];

    private static TestPlan Free => Example.With("plan", "sku", new { name = "F1" });

    private static TestPlan Slots(int count) =>
        Enumerable
            .Range(1, count)
            .Aggregate(Example.With("plan", "sku", new { name = "S1" }), (plan, i) =>
                plan.Add("web:WebAppSlot", $"slot{i}", new { name = "app", slot = $"s{i}" })
            );

    private static TestPlan Endpoint(TestPlan plan) =>
        plan.Add(
            "network:PrivateEndpoint",
            "endpoint",
            new { privateLinkServiceConnections = new[] { new { privateLinkServiceId = plan.IdOf("app") } } }
        );

    private static TestPlan Scaling(string size, string maximum)
    {
        var plan = size == "B1" ? Example : Example.With("plan", "sku", new { name = size });
        return plan.Add(
            "monitor:AutoscaleSetting",
            "scaling",
            new { targetResourceUri = plan.IdOf("plan"), profiles = new[] { new { capacity = new { maximum } } } }
        );
    }
}
