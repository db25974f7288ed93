using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class NetworkRegion()
    : Rule(
        new()
        {
            Id = "network-region",
            Title = "Parts of a network are in the network's region",
            Why =
                "Azure rejects a group, a route table, an endpoint or an address that is in another region than the network that uses it.",
            Fix = "Set location to the region of the network.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/virtual-network/virtual-networks-overview",
            Types = ["network:VirtualNetwork", "network:NetworkSecurityGroup", "network:RouteTable", "network:PrivateEndpoint"],
            Example = """
            rules:
              type: azure-native:network:NetworkSecurityGroup
              properties: { location: westeurope }
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                location: westeurope
                subnets:
                  - name: app
                    networkSecurityGroup:
                      id: ${rules.id}
            """,
        }
    )
{
    private static readonly string[] InSubnets =
    [
        "network:PrivateEndpoint",
        "network:AzureFirewall",
        "network:ApplicationGateway",
        "network:BastionHost",
        "network:NetworkInterface",
        "network:LoadBalancer",
    ];

    private static readonly string[] Lists = ["ipConfigurations", "gatewayIPConfigurations", "frontendIPConfigurations"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        Pairs(plan)
            .Where(pair => Region(pair.Part) is { } part && Region(pair.Whole) is { } whole && part != whole)
            .DistinctBy(pair => pair.Part)
            .Select(pair =>
                pair.Part.Problem(
                    $"is in the region {Region(pair.Part)}, and {pair.Whole.Name}, which uses or holds it, is in {Region(pair.Whole)}; "
                        + "set one location"
                )
            );

    private static IEnumerable<(AzureResource Part, AzureResource Whole)> Pairs(AzurePlan plan)
    {
        foreach (var subnet in plan.Network.Subnets.Where(subnet => subnet.Network is not null))
        {
            foreach (var part in new[] { subnet.SecurityGroup, subnet.RouteTable, subnet.NatGateway }.Select(plan.Find))
            {
                if (part is not null)
                {
                    yield return (part, subnet.Network!);
                }
            }
        }

        foreach (var resource in plan.Of(InSubnets))
        {
            var configs = Lists.SelectMany(resource.List).ToList();
            foreach (var id in configs.Select(config => config.Text("subnet.id")).Append(resource.Text("subnet.id")))
            {
                if (plan.Network.Find(id)?.Network is { } network)
                {
                    yield return (resource, network);
                }
            }

            foreach (var address in configs.Select(config => plan.Find(config.Text("publicIPAddress.id"))))
            {
                if (address is not null)
                {
                    yield return (address, resource);
                }
            }
        }
    }

    private static string? Region(AzureResource resource) =>
        resource.Hides("location") ? null : resource.Text("location")?.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
