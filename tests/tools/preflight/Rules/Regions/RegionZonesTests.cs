namespace Preflight.Tests.Rules.Regions;

public sealed class RegionZonesTests : RuleTests<RegionZonesTests>, IRuleCases
{
    public static string Rule => "region-zones";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("zone-redundant storage", Example.With("documents", "location", "westus"), "documents"),
            NonCompliant("zones of an address", Example.Add("network:PublicIPAddress", "address", Zoned), "address"),
            NonCompliant(
                "a zone-redundant plan",
                Example.Add("web:AppServicePlan", "plan", new { location = "Korea South", zoneRedundant = true }),
                "plan"
            ),
            NonCompliant(
                "replicas of search in production",
                Example.Add("search:Service", "search", new { location = "ukwest", replicaCount = 3 }),
                "search"
            ),
            NonCompliant("a database", Databases("westus"), "threads"),
            Compliant("a database with zones", Databases("westus2")),
            Compliant(
                "replicas of search in test",
                Example.Add("search:Service", "search", new { location = "ukwest", replicaCount = 3 }).InTest()
            ),
            Compliant("a region that is not known", Example.With("documents", "location", "futurecentral")),
        ];

    private static object Zoned => new { location = "northcentralus", zones = new[] { "1", "2", "3" } };

    private static TestPlan Databases(string region) =>
        Example.Add(
            "cosmosdb:DatabaseAccount",
            "threads",
            new { locations = new[] { new { locationName = region, isZoneRedundant = true } } }
        );
}
