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
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            From = Stage.Test,
            Source = Sources.BaselineChat,
            Requirements = ["NET-07"],
            Types = ["network:VirtualNetwork", "network:Subnet"],
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
                    $"rules do not apply to the endpoints of the subnet {subnet.Name}; set privateEndpointNetworkPolicies to Enabled"
                )
            );
    }
}
