using System.Net;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayFrontends()
    : ResourceRule(
        new()
        {
            Id = "gateway-frontends",
            Title = "A gateway has a subnet to itself and at most one address of each kind",
            Why = "Azure rejects a gateway without a subnet or an address, and a subnet that other resources use.",
            Fix = "Give the gateway a subnet of its own, and one public and at most one private frontend.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/application-gateway/configuration-frontend-ip",
            Types = [GatewayParts.Token],
            Example = """
            address:
              type: azure-native:network:PublicIPAddress
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: gateway
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                gatewayIPConfigurations:
                  - name: subnet
                    subnet: { id: '${network.id}/subnets/gateway' }
                frontendIPConfigurations:
                  - name: internet
                    publicIPAddress: { id: '${address.id}' }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        Frontends(resource).Concat(Subnets(resource, plan)).Concat(Private(resource, plan)).Select(resource.Problem);

    private static IEnumerable<string> Frontends(AzureResource gateway)
    {
        if (gateway.Hides("frontendIPConfigurations"))
        {
            yield break;
        }

        var fronts = gateway.List("frontendIPConfigurations").ToList();
        if (fronts.Count == 0)
        {
            yield return "frontendIPConfigurations is empty; add one with a publicIPAddress or a subnet";
        }

        foreach (var front in fronts.Where(front => front.At("publicIPAddress") is null && front.At("subnet") is null))
        {
            yield return $"frontendIPConfigurations contains {front.Text("name")} without an address; set publicIPAddress or subnet";
        }

        foreach (var kind in new[] { "publicIPAddress", "subnet" })
        {
            if (fronts.Where(front => front.At(kind) is not null).Select(front => front.Text("name")).ToList() is { Count: > 1 } several)
            {
                yield return $"frontendIPConfigurations contains {string.Join(" and ", several)} with {kind}; Azure accepts one of a kind";
            }
        }
    }

    private static IEnumerable<string> Private(AzureResource gateway, AzurePlan plan) =>
        from front in gateway.List("frontendIPConfigurations")
        let text = front.Known("privateIPAddress")
        where text is not null
        let subnet = plan.Network.Find(front.Text("subnet.id"))
        where subnet is not null && subnet.Prefixes.Count > 0
        where !IPAddress.TryParse(text, out var address) || !subnet.Prefixes.Any(range => range.Contains(address))
        select $"the frontend {front.Text("name")} has the privateIPAddress {text}, which is not in the subnet {subnet.Name} "
            + $"({string.Join(", ", subnet.Prefixes)}); use an address of it";

    private static IEnumerable<string> Subnets(AzureResource gateway, AzurePlan plan)
    {
        if (gateway.Hides("gatewayIPConfigurations"))
        {
            yield break;
        }

        var subnets = gateway.List("gatewayIPConfigurations").Select(config => config.Text("subnet.id")).OfType<string>().ToList();
        if (subnets.Count == 0)
        {
            yield return "gatewayIPConfigurations is not set; set the subnet of the gateway";
        }

        foreach (var subnet in subnets)
        {
            if (
                plan.Of("network:PrivateEndpoint")
                    .FirstOrDefault(endpoint => subnet.Equals(endpoint.Text("subnet.id"), StringComparison.OrdinalIgnoreCase)) is
                { } other
            )
            {
                yield return $"the gateway shares the subnet {subnet[(subnet.LastIndexOf('/') + 1)..]} with {other.Name}; "
                    + "a gateway requires a subnet of its own";
            }
        }
    }
}
