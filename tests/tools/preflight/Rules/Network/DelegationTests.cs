namespace Preflight.Tests.Rules.Network;

public sealed class DelegationTests : RuleTests<DelegationTests>, IRuleCases
{
    public static string Rule => "delegation";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the wrong case", Example.With("network", Service, "Microsoft.Web/serverfarms"), "network"),
            NonCompliant("a spelling mistake", Example.With("network", Service, "Microsoft.Web/serverFarm"), "network"),
            NonCompliant("private endpoints in a delegated subnet", WithEndpoint("app"), "network"),
            Compliant("private endpoints in another subnet", WithEndpoint("endpoints")),
            Compliant("a service that the rule does not know", Example.With("network", Service, "Contoso.Example/things")),
        ];

    private const string Service = "subnets[0].delegations[0].serviceName";

    private static TestPlan WithEndpoint(string subnet) =>
        Example.Add("network:PrivateEndpoint", "endpoint", new { subnet = new { id = $"{Example.IdOf("network")}/subnets/{subnet}" } });
}
