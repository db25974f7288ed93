using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SubnetRange()
    : Rule(
        new()
        {
            Id = "subnet-range",
            Title = "Subnets lie inside their network and do not overlap",
            Why = "Azure rejects the network (NetcfgSubnetRangeOutsideVnet, NetcfgSubnetRangesOverlap).",
            Fix = "Choose ranges inside the network's address space that do not overlap.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Subnets,
            Types = ["network:VirtualNetwork", "network:Subnet"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                addressSpace: { addressPrefixes: [10.0.0.0/22] }
                subnets:
                  - { name: app, addressPrefix: 10.0.0.0/26 }
                  - { name: endpoints, addressPrefix: 10.0.0.64/26 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var subnets = plan.Network.Subnets.ToList();
        foreach (var (subnet, i) in subnets.Select((subnet, i) => (subnet, i)))
        {
            var space = Topology.Space(subnet.Network);
            foreach (var prefix in subnet.Prefixes)
            {
                if (space.Count > 0 && !space.Any(range => range.Holds(prefix)))
                {
                    yield return subnet.Declared.Problem(
                        $"the subnet {subnet.Name} is {prefix}, outside {string.Join(", ", space)} "
                            + "(NetcfgSubnetRangeOutsideVnet); move it inside"
                    );
                }

                foreach (
                    var other in subnets
                        .Skip(i + 1)
                        .Where(other => other.Network == subnet.Network && other.Prefixes.Any(range => range.Overlaps(prefix)))
                )
                {
                    yield return subnet.Declared.Problem(
                        $"the subnets {subnet.Name} and {other.Name} overlap at {prefix} (NetcfgSubnetRangesOverlap); change one"
                    );
                }
            }

            if (subnet.Prefixes.Count == 0)
            {
                yield return subnet.Declared.Problem(
                    $"the address range of the subnet {subnet.Name} is {subnet.Body.Text("addressPrefix") ?? "not set"}; "
                        + "write it as in 10.0.0.0/26"
                );
            }
        }
    }
}
