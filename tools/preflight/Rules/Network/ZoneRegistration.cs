using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ZoneRegistration()
    : Rule(
        new()
        {
            Id = "zone-registration",
            Title = "Machines register their names in at most one zone, and in no zone of private endpoints",
            Why =
                "Azure rejects a second zone with registration on a network. In a zone of private endpoints a machine's name can hide "
                + "that of a service.",
            Fix = "Set registrationEnabled to false, except for one zone of your own.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure/terraform-azurerm-caf-enterprise-scale/issues/157",
            Types = ["privatedns:VirtualNetworkLink", "network:VirtualNetworkLink"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
            vault-zone:
              type: azure-native:privatedns:PrivateZone
              properties: { privateZoneName: privatelink.vaultcore.azure.net }
            vault-zone-link:
              type: azure-native:privatedns:VirtualNetworkLink
              properties:
                privateZoneName: ${vault-zone.name}
                registrationEnabled: false
                virtualNetwork:
                  id: ${network.id}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var registering = plan.Of("privatedns:VirtualNetworkLink", "network:VirtualNetworkLink")
            .Where(link => link.Text("registrationEnabled") == "true")
            .ToList();
        foreach (var link in registering)
        {
            if (ZoneOf(link).StartsWith("privatelink.", StringComparison.OrdinalIgnoreCase))
            {
                yield return link.Warning(
                    $"registrationEnabled is true for {ZoneOf(link)}, so machines register among the private endpoints; set it to false"
                );
            }
        }

        foreach (
            var network in registering
                .Where(link => link.Has("virtualNetwork.id") && !link.Hides("virtualNetwork.id"))
                .GroupBy(link => link.Text("virtualNetwork.id"), StringComparer.OrdinalIgnoreCase)
                .Where(links => links.Count() > 1)
        )
        {
            yield return network
                .Last()
                .Problem(
                    $"registrationEnabled is true for {string.Join(" and ", network.Select(ZoneOf))} on one network; "
                        + "Azure accepts one zone, so set it to false for the others"
                );
        }
    }

    private static string ZoneOf(AzureResource link) => link.Text("privateZoneName") ?? "";
}
