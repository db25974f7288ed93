namespace Preflight.Tests.Rules.Network;

public sealed class NetworkRegionTests : RuleTests<NetworkRegionTests>, IRuleCases
{
    public static string Rule => "network-region";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a group in another region", Example.With("rules", "location", "northeurope"), "rules"),
            Compliant("a region in other letters", Example.With("rules", "location", "West Europe")),
            Compliant("no location", Example.With("rules", "location", null)),
            NonCompliant(
                "an endpoint in another region",
                Example.Add(
                    "network:PrivateEndpoint",
                    "endpoint",
                    new { location = "eastus", subnet = new { id = $"{Example.IdOf("network")}/subnets/app" } }
                ),
                "endpoint"
            ),
        ];
}
