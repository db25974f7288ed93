using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PublicAddresses()
    : ResourceRule(
        new()
        {
            Id = "public-address",
            Title = "Public IP addresses are zone-redundant, protected and used by edge services only",
            Why = "A public address on another resource bypasses gateway and firewall. An address in one zone fails with the zone.",
            Fix = "Set zones 1, 2 and 3, and DDoS protection for the gateway's address.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            From = Stage.Production,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.PublicIP.AvailabilityZone/",
            Requirements = ["NET-13", "DR-02"],
            Types = ["network:PublicIPAddress"],
            Example = """
            gateway-address:
              type: azure-native:network:PublicIPAddress
              properties:
                zones: ['1', '2', '3']
                ddosSettings: { protectionMode: Enabled }
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                frontendIPConfigurations:
                  - name: public
                    publicIPAddress:
                      id: ${gateway-address.id}
            """,
        }
    )
{
    private static readonly string[] Observers = ["monitor:DiagnosticSetting", "monitor:MetricAlert"];
    private static readonly string[] Users =
    [
        "network:ApplicationGateway",
        "network:AzureFirewall",
        "network:BastionHost",
        "network:NatGateway",
    ];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var users = plan
            .Resources.Where(each =>
                each != resource && each.References.Any(reference => reference.Id.Equals(resource.Id, StringComparison.OrdinalIgnoreCase))
            )
            .Where(each => !Observers.Contains(each.Token))
            .ToList();
        return
        [
            .. resource.Texts("zones").Count() == 3
                ? Array.Empty<Problem>()
                : [resource.Problem("zones is not 1, 2 and 3, so the address fails with its zone; name all three")],
            .. users
                .Where(user => !Users.Contains(user.Token))
                .Select(user =>
                    resource.Problem(
                        $"is the address of {user.Name}; only a gateway, a firewall, a NAT gateway or Bastion may have a public "
                            + "address"
                    )
                ),
            .. users.Exists(user => user.Token == "network:ApplicationGateway")
            && resource.Text("ddosSettings.protectionMode") != "Enabled"
            && !plan.Of("network:VirtualNetwork").Any(network => network.Is("enableDdosProtection", "true"))
                ?
                [
                    resource.Warning(
                        "ddosSettings.protectionMode is not Enabled, so there is no DDoS protection; set it, or set "
                            + "enableDdosProtection on the virtual network"
                    ),
                ]
                : Array.Empty<Problem>(),
        ];
    }
}
