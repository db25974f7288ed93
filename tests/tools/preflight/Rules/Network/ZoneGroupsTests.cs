namespace Preflight.Tests.Rules.Network;

public sealed class ZoneGroupsTests : RuleTests<ZoneGroupsTests>, IRuleCases
{
    public static string Rule => "zone-group";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("six zones", With(6), "vault-zones"),
            Compliant("five zones", With(5)),
            NonCompliant(
                "two entries of one name",
                Example.With("vault-zones", "privateDnsZoneConfigs[1]", new { name = "vault", privateDnsZoneId = "/z/b" }),
                "vault-zones"
            ),
            NonCompliant(
                "one zone twice",
                With(2).With("vault-zones", "privateDnsZoneConfigs[1].privateDnsZoneId", "/zones/0"),
                "vault-zones"
            ),
            NonCompliant("a second group", Example.Copy("vault-zones", "more"), "more"),
        ];

    private static TestPlan With(int zones) =>
        Example.With(
            "vault-zones",
            "privateDnsZoneConfigs",
            Enumerable.Range(0, zones).Select(i => new { name = $"zone-{i}", privateDnsZoneId = $"/zones/{i}" })
        );
}
