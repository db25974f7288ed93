using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SubnetSize()
    : Rule(
        new()
        {
            Id = "subnet-size",
            Title = "Subnets are large enough for what they contain",
            Why = "A subnet cannot be resized while resources are in it. Azure reserves five addresses of each subnet.",
            Fix =
                "Use /26 or larger for firewall and Bastion, /26 for App Service in production, and for a gateway room for its largest "
                + "number of instances.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.Subnets,
            Requirements = ["CAP-11"],
            Types = ["network:VirtualNetwork", "network:Subnet"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: app
                    addressPrefix: 10.0.0.0/26
                    delegations:
                      - serviceName: Microsoft.Web/serverFarms
                  - name: endpoints
                    addressPrefix: 10.0.0.64/28
            vault-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                subnet:
                  id: ${network.id}/subnets/endpoints
            """,
        }
    )
{
    /// <summary>Azure keeps five addresses of every subnet.</summary>
    private const int Kept = 5;

    private const int DefaultInstances = 10;

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
                yield return subnet.Declared.Problem($"the subnet {subnet.Name} is /{prefix}; {why} requires /{longest} or larger");
            }

            var endpoints = plan.Of("network:PrivateEndpoint")
                .Count(endpoint => string.Equals(endpoint.Text("subnet.id"), subnet.Id, StringComparison.OrdinalIgnoreCase));
            if (endpoints > 0 && endpoints > subnet.Prefixes.Sum(range => range.Size()) - Kept)
            {
                yield return subnet.Declared.Problem(
                    $"the subnet {subnet.Name} is /{prefix} and must hold {endpoints} private endpoints and {Kept} addresses "
                        + "that Azure reserves; make it larger"
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
            ? Gateways(subnet, plan)
        : subnet.Delegations.Contains("Microsoft.Web/serverFarms", StringComparer.OrdinalIgnoreCase)
            ? plan.Stage == Stage.Production ? (26, "App Service integration with room for a second plan during replacement")
                : (27, "App Service integration")
        : subnet.Delegations.Contains("Microsoft.App/environments") ? (27, "the environment of the agent service")
        : (29, "any subnet");

    /// <summary>An address for each instance that may run, and one for each private frontend.</summary>
    private static (int Longest, string Why) Gateways(Subnet subnet, AzurePlan plan)
    {
        var gateways = subnet.GatewaysIn(plan).ToList();
        var instances = gateways.Sum(gateway => Instances(gateway));
        var addresses =
            instances + gateways.Sum(gateway => gateway.List("frontendIPConfigurations").Count(front => front.At("subnet") is not null));
        var longest = 29;
        while (longest > 16 && (1 << (32 - longest)) - Kept < addresses)
        {
            longest--;
        }

        return (longest, $"{gateways[0].Name} with up to {instances} instances");
    }

    /// <summary>Azure's own maximum is 10 where the gateway does not say.</summary>
    private static int Instances(AzureResource gateway) =>
        (int)(
            gateway.Planned.Inputs.Number("autoscaleConfiguration.maxCapacity")
            ?? gateway.Planned.Inputs.Number("sku.capacity")
            ?? DefaultInstances
        );
}
