namespace Preflight.Tests.Rules.Network;

public sealed class RetiredSkusTests : RuleTests<RetiredSkusTests>, IRuleCases
{
    public static string Rule => "retired-sku";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a Basic address", Example.With("address", "sku.name", "Basic"), "address"),
            NonCompliant("an address without SKU", Example.With("address", "sku", null), "address"),
            NonCompliant("a dynamic address", Example.With("address", "publicIPAllocationMethod", "Dynamic"), "address"),
            NonCompliant("a Basic load balancer", Example.With("balancer", "sku.name", "Basic"), "balancer"),
            Compliant("a SKU that is not known yet", Example.With("balancer", "sku.name", "[unknown]")),
        ];
}
