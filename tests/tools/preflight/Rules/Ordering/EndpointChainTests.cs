namespace Preflight.Tests.Rules.Ordering;

public sealed class EndpointChainTests : RuleTests<EndpointChainTests>, IRuleCases
{
    public static string Rule => "endpoint-chain";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("two at the same time", Example.WaitsNot("search-endpoint", "vault-endpoint"), "search-endpoint"),
            NonCompliant("two after the same one", Example.Copy("search-endpoint", "store-endpoint"), "store-endpoint"),
            NonCompliant("two groups of one zone", Groups(Zone, Zone), "search-zones"),
            Compliant("two groups of two zones", Groups(Zone, OtherZone)),
            Compliant("one group after the other", Groups(Zone, Zone, "vault-zones")),
            Compliant(
                "two subnets",
                Example.WaitsNot("search-endpoint", "vault-endpoint").With("search-endpoint", "subnet.id", $"{TestPlan.Group}/other")
            ),
        ];

    private static string Zone => $"{TestPlan.Group}/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net";

    private static string OtherZone => $"{TestPlan.Group}/providers/Microsoft.Network/privateDnsZones/privatelink.search.windows.net";

    private static TestPlan Groups(string first, string second, params string[] after) =>
        Example
            .Add("network:PrivateDnsZoneGroup", "vault-zones", Group("vault-endpoint", first), "vault-endpoint")
            .Add("network:PrivateDnsZoneGroup", "search-zones", Group("search-endpoint", second), ["search-endpoint", .. after]);

    private static object Group(string endpoint, string zone) =>
        new { privateEndpointName = endpoint, privateDnsZoneConfigs = new[] { new { name = "one", privateDnsZoneId = zone } } };
}
