namespace Preflight.Tests.Rules.Network;

public sealed class OpenOutboundTests : RuleTests<OpenOutboundTests>, IRuleCases
{
    public static string Rule => "open-outbound";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("every address on every port", Open("*", "*"), "app-rules"),
            NonCompliant("the internet", Open("Internet", "443"), "app-rules"),
            NonCompliant("half of the internet", Open("0.0.0.0/1", "443"), "app-rules"),
            Compliant("a subnet", Open("10.0.0.64/26", "443")),
            Compliant("in development", Open("*", "*").InDevelopment()),
            Compliant("the rule denies", Open("*", "*").With("app-rules", "securityRules[0].access", "Deny")),
            Compliant("Bastion needs it", Open("AzureCloud", "443").Add("network:VirtualNetwork", "network", Bastion)),
        ];

    private static TestPlan Open(string destination, string port)
    {
        var open = Example.With("app-rules", "securityRules[0].destinationAddressPrefix", destination);
        return port == "443" ? open : open.With("app-rules", "securityRules[0].destinationPortRange", port);
    }

    private static object Bastion =>
        new { subnets = new[] { new { name = "AzureBastionSubnet", networkSecurityGroup = new { id = Example.IdOf("app-rules") } } } };
}
