using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SubnetRange()
    : Rule(
        new()
        {
            Id = "subnet-range",
            Title = "Subnets lie inside their network and apart from each other",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Subnets,
            Types = ["network:VirtualNetwork", "network:Subnet"],
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
                        $"the subnet {subnet.Name} is {prefix}, outside {string.Join(", ", space)} (NetcfgSubnetRangeOutsideVnet)"
                    );
                }

                foreach (
                    var other in subnets
                        .Skip(i + 1)
                        .Where(other => other.Network == subnet.Network && other.Prefixes.Any(range => range.Overlaps(prefix)))
                )
                {
                    yield return subnet.Declared.Problem(
                        $"the subnets {subnet.Name} and {other.Name} overlap at {prefix} (NetcfgSubnetRangesOverlap)"
                    );
                }
            }

            if (subnet.Prefixes.Count == 0)
            {
                yield return subnet.Declared.Problem(
                    $"the subnet {subnet.Name} has no address range that can be read: {subnet.Body.Text("addressPrefix") ?? "not set"}; write it as in 10.0.0.0/26"
                );
            }
        }
    }
}
