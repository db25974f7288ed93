namespace Preflight.Tests.Rules.Network;

public sealed class NetworkInterfacesTests : RuleTests<NetworkInterfacesTests>, IRuleCases
{
    public static string Rule => "network-interface";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no security group", Example.With("network", "subnets[0].networkSecurityGroup", null), "card"),
            Compliant(
                "a security group of its own",
                Example.With("network", "subnets[0].networkSecurityGroup", null).With("card", "networkSecurityGroup", new { id = "x" })
            ),
            NonCompliant("a public address", Example.With("card", "ipConfigurations[0].publicIPAddress", new { id = "x" }), "card"),
            NonCompliant("forwarding", Example.With("card", "enableIPForwarding", true), "card"),
            Compliant("a subnet outside the stack", Example.With("card", "ipConfigurations[0].subnet.id", "/subscriptions/x/subnets/y")),
        ];
}
