using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SubnetRange()
    : Rule(
        new()
        {
            Id = "subnet-range",
            Title = "Address ranges are written as Azure accepts them, and do not overlap",
            Why = "Azure rejects the network (NetcfgSubnetRangeOutsideVnet, NetcfgSubnetRangesOverlap, InvalidCIDRNotation).",
            Fix = "Choose private ranges inside the network's address space that do not overlap, and write each with its first address.",
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
        foreach (var problem in plan.Of("network:VirtualNetwork").SelectMany(Spaces))
        {
            yield return problem;
        }

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

            if (subnet.Body.Text("addressPrefix") is { } alone && subnet.Body.Texts("addressPrefixes").Any())
            {
                yield return subnet.Declared.Problem(
                    $"the subnet {subnet.Name} has both addressPrefix ({alone}) and addressPrefixes, and Azure accepts one; remove one"
                );
            }

            if (subnet.Prefixes.Count == 0 && !subnet.Body.List("ipamPoolPrefixAllocations").Any())
            {
                yield return subnet.Declared.Problem(
                    Wrong(
                        subnet.Body.Text("addressPrefix") ?? subnet.Body.Texts("addressPrefixes").FirstOrDefault(),
                        $"the prefix of the subnet {subnet.Name}"
                    )
                );
            }
        }
    }

    private static string Wrong(string? text, string what) =>
        text is null ? $"{what} is not set; write it as in 10.0.0.0/26"
        : Addresses.Aligned(text) is { } range ? $"{what} is {text}, which begins inside its range (InvalidCIDRNotation); write {range}"
        : $"{what} is {text}; write it as in 10.0.0.0/26";

    private static IEnumerable<Problem> Spaces(AzureResource network)
    {
        if (
            !network.Texts("addressSpace.addressPrefixes").Any()
            && !network.List("addressSpace.ipamPoolPrefixAllocations").Any()
            && !network.Hides("addressSpace.addressPrefixes")
        )
        {
            yield return network.Problem("addressSpace has no addressPrefixes; set a private range, for example 10.0.0.0/22");
        }

        foreach (
            var same in network
                .List("subnets")
                .Select(subnet => subnet.Text("name"))
                .Where(name => name is not null && !AzureResource.IsHidden(name))
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() > 1)
        )
        {
            yield return network.Problem($"two subnets are named {same.Key}, and Azure rejects the network; rename one");
        }

        var texts = network.Texts("addressSpace.addressPrefixes").Where(text => !AzureResource.IsHidden(text)).ToList();
        foreach (var text in texts.Where(text => Addresses.Parse(text) is null))
        {
            yield return network.Problem(Wrong(text, "a range of addressSpace"));
        }

        var ranges = texts.Select(Addresses.Parse).OfType<System.Net.IPNetwork>().ToList();
        foreach (var (range, i) in ranges.Select((range, i) => (range, i)))
        {
            foreach (var other in ranges.Skip(i + 1).Where(other => other.Overlaps(range)))
            {
                yield return network.Problem($"the ranges {range} and {other} of addressSpace overlap, and Azure rejects them; remove one");
            }

            if (!range.IsPrivate())
            {
                yield return network.Warning(
                    $"addressSpace contains {range}, public addresses that may belong to others, who then cannot be reached; "
                        + "use a private range (RFC 1918)"
                );
            }
        }
    }
}
