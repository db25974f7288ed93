namespace Preflight.Tests.Rules.Network;

public sealed class PrivateEndpointMissingTests : RuleTests<PrivateEndpointMissingTests>, IRuleCases
{
    public static string Rule => "private-endpoint-missing";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no endpoint", Example.Without("vault-endpoint"), "vault"),
            NonCompliant("an app with an endpoint of its slot only", App("sites-staging"), "app"),
            Compliant("an app with its own endpoint", App("sites")),
            Compliant(
                "public access is enabled",
                Example.With("vault", "properties.publicNetworkAccess", "Enabled").Without("vault-endpoint")
            ),
        ];

    private static TestPlan App(string group)
    {
        var app = Example.Add("web:WebApp", "app", new { publicNetworkAccess = "Disabled" });
        return app.Add(
            "network:PrivateEndpoint",
            "endpoint",
            new { privateLinkServiceConnections = new[] { new { privateLinkServiceId = app.IdOf("app"), groupIds = new[] { group } } } }
        );
    }
}
