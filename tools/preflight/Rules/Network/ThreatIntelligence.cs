using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ThreatIntelligence()
    : ResourceRule(
        new()
        {
            Id = "threat-intelligence",
            Title = "A firewall denies what is known to be hostile",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/firewall/threat-intel",
            Types = ["network:FirewallPolicy"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Must("threatIntelMode", "Alert lets it pass", "Deny");
}
