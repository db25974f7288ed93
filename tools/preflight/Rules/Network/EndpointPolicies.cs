using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointPolicies()
    : Rule(
        new()
        {
            Id = "endpoint-policies",
            Title = "Network security groups apply to private endpoints",
            Why = "By default Azure ignores network security groups for private endpoints, so every subnet can reach them.",
            Fix = "Set privateEndpointNetworkPolicies of the subnet to Enabled.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            From = Stage.Test,
            Source = Sources.BaselineChat,
            Requirements = ["NET-07"],
            Types = ["network:VirtualNetwork", "network:Subnet"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: endpoints
                    privateEndpointNetworkPolicies: Enabled
            vault-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                subnet:
                  id: ${network.id}/subnets/endpoints
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var used = plan.Of("network:PrivateEndpoint")
            .Select(endpoint => endpoint.Text("subnet.id"))
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return plan
            .Network.Subnets.Where(subnet => used.Contains(subnet.Id) && !subnet.FiltersEndpoints)
            .Select(subnet =>
                subnet.Declared.Problem(
                    $"network security groups do not apply to the private endpoints in the subnet {subnet.Name}; set "
                        + "privateEndpointNetworkPolicies to Enabled"
                )
            );
    }
}
