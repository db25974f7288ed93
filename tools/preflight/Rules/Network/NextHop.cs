using System.Net;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class NextHop()
    : Rule(
        new()
        {
            Id = "route-next-hop",
            Title = "Routes have a next-hop address exactly for appliances",
            Why = "Azure rejects a route to an appliance without an address, and any other route with one.",
            Fix = "Set nextHopIpAddress for VirtualAppliance only.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview",
            Types = ["network:RouteTable", "network:Route"],
            Example = """
            egress:
              type: azure-native:network:RouteTable
              properties:
                routes:
                  - name: all
                    addressPrefix: 0.0.0.0/0
                    nextHopType: VirtualAppliance
                    nextHopIpAddress: 10.0.1.4
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var firewalls = plan.Network.FirewallAddresses;
        foreach (
            var (resource, body) in plan.Of("network:RouteTable")
                .SelectMany(table => table.List("routes").Select(route => (table, route)))
                .Concat(plan.Of("network:Route").Select(route => (route, (System.Text.Json.Nodes.JsonNode)route.Planned.Inputs)))
        )
        {
            var (type, address) = (body.Text("nextHopType"), body.Text("nextHopIpAddress"));
            if (
                type == "VirtualAppliance" != address is not null
                || address is not null && !AzureResource.IsHidden(address) && !IPAddress.TryParse(address, out _)
            )
            {
                yield return resource.Problem(
                    $"nextHopType is {type} with nextHopIpAddress {address ?? "not set"}; VirtualAppliance requires an "
                        + "address, other types accept none"
                );
            }
            else if (body.Text("addressPrefix") is "0.0.0.0/0" && address is not null && WhyNotThere(address, plan, firewalls) is { } why)
            {
                yield return resource.Problem($"nextHopIpAddress of 0.0.0.0/0 is {address}, {why}");
            }

            if (Addresses.Parse(body.Text("addressPrefix") ?? "") is null && body.Text("addressPrefix") is not { Length: > 0 })
            {
                yield return resource.Problem("addressPrefix is not set; set a range, for example 0.0.0.0/0");
            }
        }
    }

    /// <summary>Nothing is known of appliances outside the plan, unless the address lies in a subnet of the plan.</summary>
    private static string? WhyNotThere(string address, AzurePlan plan, IReadOnlyList<string> firewalls)
    {
        if (firewalls.Contains(address) || AzureResource.IsHidden(address) || Addresses.Parse(address) is not { } single)
        {
            return null;
        }

        if (plan.Of("network:AzureFirewall").Any() && firewalls.Count > 0)
        {
            return $"which is not the private address of the firewall ({string.Join(" or ", firewalls)}); use the firewall's output";
        }

        var subnet = plan.Network.Subnets.FirstOrDefault(subnet => subnet.Prefixes.Any(prefix => prefix.Holds(single)));
        return subnet is not null && !plan.Of("network:NetworkInterface", "network:LoadBalancer").Any()
            ? $"an address of the subnet {subnet.Name}, where the plan has no appliance; use the appliance's address"
            : null;
    }
}
