namespace Preflight.Tests.Rules.Network;

public sealed class ServiceEndpointsTests : RuleTests<ServiceEndpointsTests>, IRuleCases
{
    public static string Rule => "service-endpoint";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no service endpoint", Example.With("network", "subnets[0].serviceEndpoints", null), "vault"),
            NonCompliant(
                "the endpoint of another service",
                Example.With("network", "subnets[0].serviceEndpoints[0].service", "Microsoft.Storage"),
                "vault"
            ),
            NonCompliant(
                "a subnet that the network does not have",
                Example.With("vault", Rule0, $"{Example.IdOf("network")}/subnets/apps"),
                "vault"
            ),
            Compliant(
                "a subnet outside the stack",
                Example.With("vault", Rule0, "/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/virtualNetworks/z/subnets/a")
            ),
            Compliant(
                "the rule asks for no endpoint",
                Example
                    .With("network", "subnets[0].serviceEndpoints", null)
                    .With("vault", "properties.networkAcls.virtualNetworkRules[0].ignoreMissingVnetServiceEndpoint", true)
            ),
            NonCompliant(
                "a site admits the subnet",
                Example.Add(
                    "web:WebApp",
                    "app",
                    new
                    {
                        siteConfig = new
                        {
                            ipSecurityRestrictions = new[] { new { vnetSubnetResourceId = $"{Example.IdOf("network")}/subnets/app" } },
                        },
                    }
                ),
                "app"
            ),
        ];

    private const string Rule0 = "properties.networkAcls.virtualNetworkRules[0].id";
}
