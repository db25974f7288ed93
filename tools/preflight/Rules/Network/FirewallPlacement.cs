using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallPlacement()
    : ResourceRule(
        new()
        {
            Id = "firewall-placement",
            Title = "A firewall has its own subnet, a public address and, where needed, a management subnet",
            Why = "Azure rejects a firewall in another subnet or without an address. A Basic firewall also needs a management subnet.",
            Fix = "Use AzureFirewallSubnet, and for Basic a managementIpConfiguration in AzureFirewallManagementSubnet.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/firewall/management-nic",
            Types = ["network:AzureFirewall"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: AzureFirewallSubnet
            address:
              type: azure-native:network:PublicIPAddress
            firewall:
              type: azure-native:network:AzureFirewall
              properties:
                sku: { name: AZFW_VNet, tier: Standard }
                ipConfigurations:
                  - name: egress
                    subnet:
                      id: ${network.id}/subnets/AzureFirewallSubnet
                    publicIPAddress:
                      id: ${address.id}
            """,
        }
    )
{
    private const string Own = "AzureFirewallSubnet";
    private const string Management = "AzureFirewallManagementSubnet";

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        if (resource.Text("sku.name") == "AZFW_Hub")
        {
            yield break;
        }

        if (!resource.List("ipConfigurations").Any() && !resource.Hides("ipConfigurations"))
        {
            yield return resource.Problem("has no ipConfigurations; add one in AzureFirewallSubnet, with a public address");
        }

        var hasManagement = resource.Has("managementIpConfiguration");
        foreach (var config in resource.List("ipConfigurations"))
        {
            if (config.Text("subnet.id") is { } subnet && !IsNamed(subnet, Own))
            {
                yield return resource.Problem(
                    $"its configuration {config.Text("name")} is in {subnet[(subnet.LastIndexOf('/') + 1)..]}; Azure accepts {Own} only"
                );
            }

            if (config.At("publicIPAddress") is null && !hasManagement)
            {
                yield return resource.Problem(
                    $"its configuration {config.Text("name")} has no public address; set publicIPAddress, or a managementIpConfiguration "
                        + "to force its traffic through another network"
                );
            }
        }

        if (resource.Text("sku.tier") == "Basic" && !hasManagement)
        {
            yield return resource.Problem(
                $"is Basic and has no managementIpConfiguration; add one with its own public address in the subnet {Management}"
            );
        }
        else if (hasManagement && resource.Text("managementIpConfiguration.subnet.id") is { } managed && !IsNamed(managed, Management))
        {
            yield return resource.Problem(
                $"managementIpConfiguration is in {managed[(managed.LastIndexOf('/') + 1)..]}; Azure accepts {Management} only"
            );
        }
        else if (hasManagement && !resource.Has("managementIpConfiguration.publicIPAddress"))
        {
            yield return resource.Problem("managementIpConfiguration has no public address; set its publicIPAddress");
        }
    }

    private static bool IsNamed(string id, string name) =>
        AzureResource.IsHidden(id) || id.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase);
}
