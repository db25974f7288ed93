using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SubnetSize()
    : Rule(
        new()
        {
            Id = "subnet-size",
            Title = "A subnet has room for what it holds",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Subnets,
            Requirements = ["CAP-11"],
            Types = ["network:VirtualNetwork", "network:Subnet"],
        }
    )
{
    /// <summary>Azure keeps five addresses of every subnet.</summary>
    private const int Kept = 5;

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (
            var subnet in plan.Network.Subnets.Where(subnet =>
                subnet.Prefixes.Count > 0 && subnet.Prefixes[0].BaseAddress.GetAddressBytes().Length == 4
            )
        )
        {
            var prefix = subnet.Prefixes[0].PrefixLength;
            if (Needs(subnet, plan) is var (longest, why) && prefix > longest)
            {
                yield return subnet.Declared.Problem($"the subnet {subnet.Name} is /{prefix}; {why} needs /{longest} or larger");
            }

            var endpoints = plan.Of("network:PrivateEndpoint")
                .Count(endpoint => string.Equals(endpoint.Text("subnet.id"), subnet.Id, StringComparison.OrdinalIgnoreCase));
            if (endpoints > subnet.Prefixes.Sum(range => range.Size()) - Kept)
            {
                yield return subnet.Declared.Problem(
                    $"the subnet {subnet.Name} is /{prefix} and must hold {endpoints} private endpoints beside Azure's own {Kept} addresses; make it larger"
                );
            }
        }
    }

    private static (int Longest, string Why) Needs(Subnet subnet, AzurePlan plan) =>
        subnet.Name is "AzureFirewallSubnet" or "AzureFirewallManagementSubnet" ? (26, "a firewall")
        : subnet.Name == "AzureBastionSubnet" ? (26, "Bastion")
        : plan.Of("network:ApplicationGateway")
            .SelectMany(gateway => gateway.List("gatewayIPConfigurations"))
            .Any(config => string.Equals(config.Text("subnet.id"), subnet.Id, StringComparison.OrdinalIgnoreCase))
            ? plan.Stage == Stage.Production ? (24, "a gateway that scales to 125 instances")
                : (26, "a gateway")
        : subnet.Delegations.Contains("Microsoft.Web/serverFarms")
            ? plan.Stage == Stage.Production ? (26, "App Service integration that scales and is replaced plan by plan")
                : (27, "App Service integration")
        : subnet.Delegations.Contains("Microsoft.App/environments") ? (27, "the agents' environment")
        : (29, "any subnet");
}
