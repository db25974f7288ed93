namespace Preflight.Tests.Rules.Network;

public sealed class EndpointConnectionsTests : RuleTests<EndpointConnectionsTests>, IRuleCases
{
    public static string Rule => "endpoint-connection";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a pending connection", Example.With("vault-endpoint", State, "Pending"), "vault-endpoint"),
            Compliant("an approved connection", Example.With("vault-endpoint", State, "Approved")),
            Compliant("a state that is not known yet", Example.With("vault-endpoint", State, "[unknown]")),
            NonCompliant("a manual connection", Manual(Example.IdOf("vault")), "vault-endpoint"),
            NonCompliant(
                "a manual connection to a service of others",
                Manual("/subscriptions/x/resourceGroups/y/providers/Microsoft.KeyVault/vaults/z"),
                "vault-endpoint"
            ),
            NonCompliant("no connection", Example.With("vault-endpoint", "privateLinkServiceConnections", null), "vault-endpoint"),
        ];

    private const string State = "privateLinkServiceConnections[0].privateLinkServiceConnectionState.status";

    private static TestPlan Manual(string id) =>
        Example
            .With("vault-endpoint", "privateLinkServiceConnections", null)
            .With("vault-endpoint", "manualPrivateLinkServiceConnections", new[] { new { name = "vault", privateLinkServiceId = id } });
}
