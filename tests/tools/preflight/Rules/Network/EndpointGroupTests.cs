namespace Preflight.Tests.Rules.Network;

public sealed class EndpointGroupTests : RuleTests<EndpointGroupTests>, IRuleCases
{
    public static string Rule => "private-endpoint-group";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a group in the wrong case", Example.With("staging-endpoint", Group, "Sites"), "staging-endpoint"),
            NonCompliant("a slot that does not exist", Example.With("staging-endpoint", Group, "sites-blue"), "staging-endpoint"),
            NonCompliant(
                "the endpoint does not wait for the slot",
                Example.WaitsNot("staging-endpoint", "app-staging"),
                "staging-endpoint"
            ),
            NonCompliant(
                "two groups",
                Example.With("staging-endpoint", "privateLinkServiceConnections[0].groupIds[1]", "sites"),
                "staging-endpoint"
            ),
            NonCompliant(
                "a connection without a name",
                Example.With("staging-endpoint", "privateLinkServiceConnections[0].name", null),
                "staging-endpoint"
            ),
            NonCompliant("a second endpoint of one group", Second("sites-staging", "network"), "staging-endpoint", "second"),
            Compliant("endpoints of two groups", Second("sites", "network")),
            Compliant("an endpoint in another network", Second("sites-staging", "other")),
            NonCompliant(
                "the id of a slot",
                Example.With("staging-endpoint", Target, $"{Example.IdOf("app")}/slots/staging"),
                "staging-endpoint"
            ),
            NonCompliant(
                "the id of a container",
                Example
                    .With(
                        "staging-endpoint",
                        Target,
                        $"{TestPlan.Group}/providers/Microsoft.Storage/storageAccounts/a/blobServices/default"
                    )
                    .With("staging-endpoint", Group, "blob"),
                "staging-endpoint"
            ),
            Compliant("the group of the app", Example.With("staging-endpoint", Group, "sites")),
            Compliant(
                "a service that the rule does not know",
                Example.With("staging-endpoint", Target, $"{TestPlan.Group}/providers/Contoso.Example/things/a")
            ),
        ];

    private static TestPlan Second(string group, string network) =>
        Example
            .With(
                "staging-endpoint",
                "subnet.id",
                $"{TestPlan.Group}/providers/Microsoft.Network/virtualNetworks/network/subnets/endpoints"
            )
            .Add(
                "network:PrivateEndpoint",
                "second",
                new
                {
                    subnet = new { id = $"{TestPlan.Group}/providers/Microsoft.Network/virtualNetworks/{network}/subnets/endpoints" },
                    privateLinkServiceConnections = new[]
                    {
                        new
                        {
                            name = "second",
                            privateLinkServiceId = Example.IdOf("app"),
                            groupIds = new[] { group },
                        },
                    },
                },
                "app-staging"
            );

    private const string Group = "privateLinkServiceConnections[0].groupIds[0]";
    private const string Target = "privateLinkServiceConnections[0].privateLinkServiceId";
}
