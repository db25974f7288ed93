namespace Preflight.Tests.Rules.Network;

public sealed class SubnetSizeTests : RuleTests<SubnetSizeTests>, IRuleCases
{
    public static string Rule => "subnet-size";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("App Service in production", Example.With("network", "subnets[0].addressPrefix", "10.0.0.0/27"), "network"),
            NonCompliant("more endpoints than addresses", Crowded, "network"),
            NonCompliant(
                "a firewall",
                Example.With("network", "subnets[2]", new { name = "AzureFirewallSubnet", addressPrefix = "10.0.1.0/27" }),
                "network"
            ),
            NonCompliant("a gateway of 60 instances in 59 addresses", Gateway(60), "network"),
            Compliant("a gateway of 59 instances", Gateway(59)),
            Compliant("a gateway of ten instances in /25", Gateway(10).With("network", "subnets[2].addressPrefix", "10.0.1.0/25")),
            NonCompliant("a gateway of 11 instances in /28 with a private frontend", Small.With("gateway", Frontend, Private), "network"),
            Compliant("a gateway of 11 instances in /28", Small),
            Compliant("App Service in test", Example.With("network", "subnets[0].addressPrefix", "10.0.0.0/27").InTest()),
            NonCompliant(
                "Bastion",
                Example.With("network", "subnets[2]", new { name = "AzureBastionSubnet", addressPrefix = "10.0.1.0/27" }),
                "network"
            ),
            NonCompliant(
                "agents",
                Example.With("network", "subnets[0].addressPrefix", "10.0.0.0/28").With("network", Service, "Microsoft.App/environments"),
                "network"
            ),
            NonCompliant(
                "any subnet",
                Example.With("network", "subnets[2]", new { name = "tiny", addressPrefix = "10.0.1.0/30" }),
                "network"
            ),
        ];

    private static TestPlan Crowded =>
        Example
            .With("network", "subnets[1].addressPrefix", "10.0.0.64/29")
            .Copy("vault-endpoint", "second")
            .Copy("vault-endpoint", "third")
            .Copy("vault-endpoint", "fourth");

    private static TestPlan Small => Gateway(11).With("network", "subnets[2].addressPrefix", "10.0.1.0/28");

    private const string Frontend = "frontendIPConfigurations";

    private static readonly object[] Private = [new { name = "private", subnet = new { id = "x" } }];

    private static TestPlan Gateway(int instances) =>
        Example
            .With("network", "subnets[2]", new { name = "gateway", addressPrefix = "10.0.1.0/26" })
            .Add(
                "network:ApplicationGateway",
                "gateway",
                new
                {
                    autoscaleConfiguration = new { minCapacity = 2, maxCapacity = instances },
                    gatewayIPConfigurations = new[] { new { subnet = new { id = $"{Example.IdOf("network")}/subnets/gateway" } } },
                }
            );

    private const string Service = "subnets[0].delegations[0].serviceName";
}
