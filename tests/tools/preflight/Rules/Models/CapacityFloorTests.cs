namespace Preflight.Tests.Rules.Models;

public sealed class CapacityFloorTests : RuleTests<CapacityFloorTests>, IRuleCases
{
    public static string Rule => "capacity-floor";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a thousand tokens", Example.With("chat", "sku.capacity", 1), "chat"),
            Compliant("ten thousand", Example.With("chat", "sku.capacity", 10)),
            Compliant(
                "units of provisioned throughput",
                Example.With("chat", "sku.capacity", 5).With("chat", "sku.name", "ProvisionedManaged")
            ),
            Compliant("a capacity that another rule misses", Example.With("chat", "sku.capacity", null)),
            Compliant("nothing in test", Example.With("chat", "sku.capacity", 1).InTest()),
        ];
}
