using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EndpointChain()
    : Rule(
        new()
        {
            Id = "endpoint-chain",
            Title = "Private endpoints of one subnet are made one after another, each with its zones",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure/bicep-ptn-aiml-landing-zone/issues/41",
            Types = ["network:PrivateEndpoint"],
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
                        $"and {free[0].Name} are made at once in one subnet, which Azure may refuse (ReferencedResourceNotProvisioned); let one wait for the other's zone group"
                    );
            }

            var ends = endpoints
                .Where(endpoint => endpoints.TrueForAll(other => other == endpoint || !plan.Waits(other, endpoint)))
                .ToList();
            if (free.Count == 1 && ends.Count > 1)
            {
                yield return ends[^1]
                    .Problem(
                        $"and {ends[0].Name} are made at once in one subnet, which Azure may refuse (ReferencedResourceNotProvisioned); let one wait for the other's zone group"
                    );
            }
        }
    }
}
