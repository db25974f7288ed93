using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class ThreatIntelligence()
    : ResourceRule(
        new()
        {
            Id = "threat-intelligence",
            Title = "The firewall denies known malicious addresses",
            Why = "In Alert mode, traffic to known malicious addresses is logged and still allowed.",
            Fix = "Set threatIntelMode to Deny.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/firewall/threat-intel",
            Types = ["network:FirewallPolicy"],
            Example = """
            policy:
              type: azure-native:network:FirewallPolicy
              properties: { threatIntelMode: Deny }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Must("threatIntelMode", "Alert logs the traffic and allows it", "Deny");
}
