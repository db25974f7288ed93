namespace Preflight.Tests.Rules.Network;

public sealed class ZoneRegistrationTests : RuleTests<ZoneRegistrationTests>, IRuleCases
{
    public static string Rule => "zone-registration";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a zone of private endpoints", Example.With("vault-zone-link", "registrationEnabled", true), "vault-zone-link"),
            Compliant("a zone of machines", Machines("machines", "machines.internal")),
            NonCompliant(
                "two zones",
                Machines("machines", "machines.internal").Add("privatedns:VirtualNetworkLink", "second", Link("b.internal")),
                "second"
            ),
        ];

    private static TestPlan Machines(string name, string zone) => Example.Add("privatedns:VirtualNetworkLink", name, Link(zone));

    private static object Link(string zone) =>
        new
        {
            privateZoneName = zone,
            registrationEnabled = true,
            virtualNetwork = new { id = Example.IdOf("network") },
        };
}
