using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RulePriority()
    : ResourceRule(
        new()
        {
            Id = "rule-priority",
            Title = "Security rules have unique names and priorities from 100 to 4096",
            Why = "Azure rejects rules of one direction that share a priority (SecurityRuleConflict).",
            Fix = "Give each rule its own name and priority.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview",
            Types = ["network:NetworkSecurityGroup"],
            Example = """
            app-rules:
              type: azure-native:network:NetworkSecurityGroup
              properties:
                securityRules:
                  - { name: from-gateway, priority: 100, direction: Inbound, access: Allow }
                  - { name: deny-inbound, priority: 4096, direction: Inbound, access: Deny }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var rules = plan.Network.RulesOf(resource);
        foreach (var same in rules.GroupBy(rule => (rule.Inbound, rule.Priority)).Where(group => group.Count() > 1))
        {
            yield return resource.Problem(
                $"{string.Join(" and ", same.Select(rule => rule.Name))} share priority {same.Key.Priority}, which Azure "
                    + "rejects (SecurityRuleConflict); change one"
            );
        }

        foreach (var rule in rules.Where(rule => rule.Priority is < 100 or > 4096))
        {
            yield return resource.Problem($"{rule.Name} has priority {rule.Body.Text("priority") ?? "none"}; 100 to 4096 are allowed");
        }

        foreach (var same in rules.GroupBy(rule => rule.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return resource.Problem($"two rules are named {same.Key}, and Azure keeps one of them; rename one");
        }
    }
}
