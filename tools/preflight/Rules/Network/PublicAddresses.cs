using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PublicAddresses()
    : ResourceRule(
        new()
        {
            Id = "public-address",
            Title = "Public addresses belong to gateways, firewalls, NAT and Bastion, stand in every zone, and the gateway's is protected",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            From = Stage.Production,
            Source = Sources.Advisor,
            Requirements = ["NET-13", "DR-02"],
            Types = ["network:PublicIPAddress"],
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
                each != resource
                && each.Planned.Inputs.Leaves().Any(leaf => leaf.Value.ToString().Equals(resource.Id, StringComparison.OrdinalIgnoreCase))
            )
            .Where(each => !Observers.Contains(each.Token))
            .ToList();
        return
        [
            .. resource.Must("sku.name", "Basic addresses are retired", "Standard"),
            .. resource.Texts("zones").Count() == 3
                ? Array.Empty<Problem>()
                : [resource.Problem("zones is not 1, 2 and 3; the address falls with its zone")],
            .. users
                .Where(user => !Users.Contains(user.Token))
                .Select(user =>
                    resource.Problem($"is the address of {user.Name}; only a gateway, a firewall, NAT or Bastion may face the internet")
                ),
            .. users.Exists(user => user.Token == "network:ApplicationGateway")
            && resource.Text("ddosSettings.protectionMode") != "Enabled"
            && !plan.Of("network:VirtualNetwork").Any(network => network.Is("enableDdosProtection", "true"))
                ? [resource.Problem("ddosSettings.protectionMode is not Enabled; set ddosProtection, or protect the network")]
                : Array.Empty<Problem>(),
        ];
    }
}
