namespace Preflight.Tests.Rules.Models;

public sealed class CapacityTests : RuleTests<CapacityTests>, IRuleCases
{
    public static string Rule => "deployment-capacity";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no capacity", Example.With("chat", "sku.capacity", null), "chat"),
            NonCompliant("a capacity of 0", Example.With("chat", "sku.capacity", 0), "chat"),
            Compliant("the capacity is not known yet", Example.With("chat", "sku.capacity", "[unknown]")),
        ];
}
