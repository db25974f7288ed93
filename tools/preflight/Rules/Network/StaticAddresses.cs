using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class StaticAddresses()
    : Rule(
        new()
        {
            Id = "static-address",
            Title = "Static private addresses lie in their subnet, are free, and are used once",
            Why = "Azure rejects an address outside the subnet, one of the five that it reserves, and one that is in use.",
            Fix = "Choose a free address of the subnet after its first four and before its last, or let Azure choose.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Subnets,
            Types = ["network:PrivateEndpoint", "network:NetworkInterface", "network:LoadBalancer", "network:ApplicationGateway"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - { name: endpoints, addressPrefix: 10.0.0.64/26 }
            vault-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                subnet:
                  id: ${network.id}/subnets/endpoints
                ipConfigurations:
                  - { name: vault, privateIPAddress: 10.0.0.70 }
            """,
        }
    )
{
    private static readonly string[] Lists = ["ipConfigurations", "frontendIPConfigurations"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var used = new Dictionary<(string Subnet, string Address), AzureResource>();
        foreach (
            var resource in plan.Of(
                "network:PrivateEndpoint",
                "network:NetworkInterface",
                "network:LoadBalancer",
                "network:ApplicationGateway",
                "network:BastionHost"
            )
        )
        {
            foreach (var config in Lists.SelectMany(resource.List))
            {
                var text = config.Text("privateIPAddress");
                var subnet = plan.Network.Find(config.Text("subnet.id") ?? resource.Text("subnet.id"));
                if (text is null || subnet is null || AzureResource.IsHidden(text) || subnet.Prefixes.Count == 0)
                {
                    continue;
                }

                if (WhyNot(text, subnet) is { } why)
                {
                    yield return resource.Problem($"privateIPAddress is {text}, {why}");
                }
                else if (!used.TryAdd((subnet.Id, text), resource))
                {
                    yield return resource.Problem(
                        $"privateIPAddress is {text}, which {used[(subnet.Id, text)].Name} has too; choose another address"
                    );
                }
            }
        }
    }

    private static string? WhyNot(string text, Subnet subnet)
    {
        if (Addresses.Parse(text) is not { } address)
        {
            return "which is no address; write it as in 10.0.0.70";
        }

        if (!subnet.Prefixes.Any(prefix => prefix.Holds(address)))
        {
            return $"outside the subnet {subnet.Name} ({string.Join(", ", subnet.Prefixes)}); choose an address of the subnet";
        }

        var prefix = subnet.Prefixes.First(prefix => prefix.Holds(address));
        return
            Addresses.Number(text) is { } number
            && Addresses.Number(prefix.BaseAddress.ToString()) is { } first
            && (number < first + Topology.Reserved || number == first + prefix.Size() - 1)
            ? $"which Azure reserves in {prefix}: the first four addresses and the last; choose another"
            : null;
    }
}
