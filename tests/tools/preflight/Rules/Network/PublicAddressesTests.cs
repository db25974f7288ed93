namespace Preflight.Tests.Rules.Network;

public sealed class PublicAddressesTests : RuleTests<PublicAddressesTests>, IRuleCases
{
    public static string Rule => "public-address";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("one zone", Example.With("gateway-address", "zones", new[] { "1" }), "gateway-address"),
            NonCompliant("no DDoS protection", Unprotected, "gateway-address"),
            NonCompliant(
                "the address of a virtual machine",
                Example.Add("compute:VirtualMachine", "vm", new { address = Address }),
                "gateway-address"
            ),
            Compliant(
                "the network has DDoS protection",
                Unprotected.Add("network:VirtualNetwork", "network", new { enableDdosProtection = true })
            ),
            Compliant("one zone in test", Example.With("gateway-address", "zones", new[] { "1" }).InTest()),
        ];

    private static string Address => Example.IdOf("gateway-address");

    private static TestPlan Unprotected => Example.With("gateway-address", "ddosSettings", null);
}
