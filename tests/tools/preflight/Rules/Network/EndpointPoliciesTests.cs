namespace Preflight.Tests.Rules.Network;

public sealed class EndpointPoliciesTests : RuleTests<EndpointPoliciesTests>, IRuleCases
{
    public static string Rule => "endpoint-policies";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("policies are off", Off, "network"),
            Compliant("policies are off in development", Off.InDevelopment()),
            Compliant("the subnet has no endpoint", Off.Without("vault-endpoint")),
        ];

    private static TestPlan Off => Example.With("network", "subnets[0].privateEndpointNetworkPolicies", null);
}
