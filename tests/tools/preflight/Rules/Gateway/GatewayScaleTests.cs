namespace Preflight.Tests.Rules.Gateway;

public sealed class GatewayScaleTests : RuleTests<GatewayScaleTests>, IRuleCases
{
    public static string Rule => "gateway-scale";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("neither of them", Example.With("gateway", "autoscaleConfiguration", null), "gateway"),
            Compliant("a fixed size", Example.With("gateway", "autoscaleConfiguration", null).With("gateway", "sku.capacity", 3)),
            NonCompliant("a minimum above the maximum", Example.With("gateway", "autoscaleConfiguration.minCapacity", 12), "gateway"),
            NonCompliant("a name that is not the tier", Example.With("gateway", "sku.name", "Standard_v2"), "gateway"),
            NonCompliant(
                "the first generation",
                Example.With("gateway", "sku.name", "WAF_Medium").With("gateway", "sku.tier", "WAF"),
                "gateway"
            ),
            Compliant("a tier that is not known yet", Example.With("gateway", "sku", "[unknown]")),
        ];
}
