namespace Preflight.Tests.Rules.Network;

public sealed class DelegationTests : RuleTests<DelegationTests>, IRuleCases
{
    public static string Rule => "delegation";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            Compliant("the case that Azure exports", Example.With("network", Service, "Microsoft.Web/serverfarms")),
            NonCompliant("another case", Example.With("network", Service, "microsoft.web/serverFarms"), "network"),
            NonCompliant("the wrong case of a name with case", Example.With("network", Service, "microsoft.app/environments"), "network"),
            NonCompliant(
                "two services",
                Example.With("network", "subnets[0].delegations[1]", new { serviceName = "Microsoft.App/environments" }),
                "network"
            ),
            NonCompliant("a spelling mistake", Example.With("network", Service, "Microsoft.Web/serverFarm"), "network"),
            NonCompliant("private endpoints in a delegated subnet", WithEndpoint("app"), "endpoint"),
            Compliant("private endpoints in another subnet", WithEndpoint("endpoints")),
            Compliant("a service that the rule does not know", Example.With("network", Service, "Contoso.Example/things")),
            NonCompliant("most endpoints are in the delegated subnet", WithEndpoint("app").Copy("endpoint", "second"), "network"),
        ];

    private const string Service = "subnets[0].delegations[0].serviceName";

    private static TestPlan WithEndpoint(string subnet) =>
        Example.Add("network:PrivateEndpoint", "endpoint", new { subnet = new { id = $"{Example.IdOf("network")}/subnets/{subnet}" } });
}
