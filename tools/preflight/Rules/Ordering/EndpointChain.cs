using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointChain()
    : Rule(
        new()
        {
            Id = "endpoint-chain",
            Title = "Private endpoints of one subnet are created one after another",
            Why = "Azure can reject endpoints that change one subnet at the same time (ReferencedResourceNotProvisioned).",
            Fix = "Let each endpoint depend on the zone group of the one before.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure/bicep-ptn-aiml-landing-zone/issues/41",
            Types = ["network:PrivateEndpoint"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
            vault-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                subnet:
                  id: ${network.id}/subnets/endpoints
            search-endpoint:
              type: azure-native:network:PrivateEndpoint
              properties:
                subnet:
                  id: ${network.id}/subnets/endpoints
              options:
                dependsOn:
                  - ${vault-endpoint}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (
            var subnet in plan.Of("network:PrivateEndpoint")
                .GroupBy(endpoint => endpoint.Text("subnet.id"), StringComparer.OrdinalIgnoreCase)
        )
        {
            var endpoints = subnet.ToList();
            var free = endpoints
                .Where(endpoint => endpoints.TrueForAll(other => other == endpoint || !plan.Waits(endpoint, other)))
                .ToList();
            if (free.Count > 1)
            {
                yield return free[^1]
                    .Problem(
                        $"and {free[0].Name} are created in one subnet at the same time, which Azure can reject "
                            + "(ReferencedResourceNotProvisioned); let one depend on the other"
                    );
            }

            var ends = endpoints
                .Where(endpoint => endpoints.TrueForAll(other => other == endpoint || !plan.Waits(other, endpoint)))
                .ToList();
            if (free.Count == 1 && ends.Count > 1)
            {
                yield return ends[^1]
                    .Problem(
                        $"and {ends[0].Name} are created in one subnet at the same time, which Azure can reject "
                            + "(ReferencedResourceNotProvisioned); let one depend on the other"
                    );
            }
        }
    }
}
