namespace Preflight.Tests.Rules.Network;

public sealed class StaticAddressesTests : RuleTests<StaticAddressesTests>, IRuleCases
{
    public static string Rule => "static-address";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("outside the subnet", At("10.0.1.70"), "vault-endpoint"),
            NonCompliant("the first address", At("10.0.0.64"), "vault-endpoint"),
            NonCompliant("the fourth address", At("10.0.0.67"), "vault-endpoint"),
            Compliant("the fifth address", At("10.0.0.68")),
            NonCompliant("the last address", At("10.0.0.127"), "vault-endpoint"),
            Compliant("the last free address", At("10.0.0.126")),
            NonCompliant("no address", At("ten"), "vault-endpoint"),
            NonCompliant("an address that is used twice", Example.Copy("vault-endpoint", "other-endpoint"), "other-endpoint"),
            Compliant("a subnet outside the stack", At("10.0.1.70").With("vault-endpoint", "subnet.id", "/subscriptions/x/subnets/y")),
            NonCompliant("a machine outside its subnet", Example.Add("network:NetworkInterface", "card", Card), "card"),
        ];

    private static TestPlan At(string address) => Example.With("vault-endpoint", "ipConfigurations[0].privateIPAddress", address);

    private static object Card =>
        new
        {
            ipConfigurations = new[]
            {
                new { privateIPAddress = "10.9.0.9", subnet = new { id = $"{Example.IdOf("network")}/subnets/endpoints" } },
            },
        };
}
