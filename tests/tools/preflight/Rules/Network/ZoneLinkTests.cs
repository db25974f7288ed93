namespace Preflight.Tests.Rules.Network;

public sealed class ZoneLinkTests : RuleTests<ZoneLinkTests>, IRuleCases
{
    public static string Rule => "zone-link";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no link", Example.Without("vault-zone-link"), "vault-endpoint"),
            NonCompliant(
                "a link to another network",
                Example.With("vault-zone-link", "virtualNetwork.id", $"{TestPlan.Group}/other"),
                "vault-endpoint",
                "vault-zone-link"
            ),
            Compliant(
                "a zone outside the stack",
                Example.Without("vault-zone-link").With("vault-zones", Zone, $"{TestPlan.Group}/other-zone")
            ),
        ];

    private const string Zone = "privateDnsZoneConfigs[0].privateDnsZoneId";
}
