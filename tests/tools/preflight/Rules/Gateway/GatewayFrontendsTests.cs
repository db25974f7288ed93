namespace Preflight.Tests.Rules.Gateway;

public sealed class GatewayFrontendsTests : RuleTests<GatewayFrontendsTests>, IRuleCases
{
    public static string Rule => "gateway-frontends";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "a frontend without an address",
                Example.With("gateway", "frontendIPConfigurations[0].publicIPAddress", null),
                "gateway"
            ),
            NonCompliant("no frontend", Example.With("gateway", "frontendIPConfigurations", null), "gateway"),
            NonCompliant(
                "two public frontends",
                Example.With(
                    "gateway",
                    "frontendIPConfigurations[1]",
                    new { name = "second", publicIPAddress = new { id = Example.IdOf("address") } }
                ),
                "gateway"
            ),
            Compliant(
                "a private frontend too",
                Example.With("gateway", "frontendIPConfigurations[1]", new { name = "private", subnet = new { id = "x" } })
            ),
            NonCompliant("no subnet", Example.With("gateway", "gatewayIPConfigurations", null), "gateway"),
            NonCompliant(
                "the subnet of a private endpoint",
                Example.Add(
                    "network:PrivateEndpoint",
                    "endpoint",
                    new { subnet = new { id = $"{Example.IdOf("network")}/subnets/gateway" } }
                ),
                "gateway"
            ),
            NonCompliant("a private address outside its subnet", Private("10.0.9.4"), "gateway"),
            Compliant("a private address in its subnet", Private("10.0.1.20")),
        ];

    private static TestPlan Private(string address) =>
        Example
            .With("network", "subnets[0].addressPrefix", "10.0.1.0/24")
            .With(
                "gateway",
                "frontendIPConfigurations[1]",
                new
                {
                    name = "private",
                    privateIPAddress = address,
                    subnet = new { id = $"{Example.IdOf("network")}/subnets/gateway" },
                }
            );
}
