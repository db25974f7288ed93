using System.Net;
using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>A planned subnet, declared in its network or as a separate resource.</summary>
/// <param name="Declared">The resource that declares it.</param>
/// <param name="Body">Its properties.</param>
public sealed record Subnet(string Id, string Name, AzureResource Declared, AzureResource? Network, JsonNode Body)
{
    public IReadOnlyList<IPNetwork> Prefixes { get; } =
    [
        .. Body.Texts("addressPrefixes")
            .Append(Body.Text("addressPrefix"))
            .OfType<string>()
            .Distinct()
            .Select(Addresses.Parse)
            .OfType<IPNetwork>(),
    ];

    public string? SecurityGroup => Body.Text("networkSecurityGroup.id");

    public string? RouteTable => Body.Text("routeTable.id");

    public string? NatGateway => Body.Text("natGateway.id");

    public IEnumerable<string> Delegations =>
        Body.List("delegations").Select(delegation => delegation.Text("serviceName")).OfType<string>();

    /// <summary>True if an application gateway of the plan is in the subnet.</summary>
    public bool HasGateway(AzurePlan plan) => GatewaysIn(plan).Any();

    public IEnumerable<AzureResource> GatewaysIn(AzurePlan plan) =>
        plan.Of("network:ApplicationGateway")
            .Where(gateway =>
                gateway
                    .List("gatewayIPConfigurations")
                    .Any(config => string.Equals(config.Text("subnet.id"), Id, StringComparison.OrdinalIgnoreCase))
            );

    /// <summary>Of the second generation, or of one that is not known.</summary>
    public IEnumerable<AzureResource> NewGatewaysIn(AzurePlan plan) =>
        GatewaysIn(plan).Where(gateway => gateway.Text("sku.tier") is not ("Standard" or "WAF"));

    /// <summary>Network security groups apply to private endpoints only where this says so.</summary>
    public bool FiltersEndpoints => Body.Text("privateEndpointNetworkPolicies") is "Enabled" or "NetworkSecurityGroupEnabled";
}
