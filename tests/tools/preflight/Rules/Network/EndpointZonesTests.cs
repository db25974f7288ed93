namespace Preflight.Tests.Rules.Network;

public sealed class EndpointZonesTests : RuleTests<EndpointZonesTests>, IRuleCases
{
    public static string Rule => "private-endpoint-zones";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a zone is missing", Example.With("account-zones", "privateDnsZoneConfigs[2]", null), "account-endpoint"),
            NonCompliant("two zone groups", Example.Copy("account-zones", "again"), "account-endpoint"),
            Compliant("policy creates the zone groups", Example.Without("account-zones")),
        ];
}
