using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallRules()
    : Rule(
        new()
        {
            Id = "firewall-rules",
            Title = "Firewall rules allow named hosts from named subnets",
            Why = "A rule for all hosts turns the firewall into a router: data can leave to any address.",
            Fix = "List the hosts in targetFqdns and the range of the calling subnet in sourceAddresses.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://github.com/Azure/bicep-ptn-aiml-landing-zone/issues/36",
            Requirements = ["NET-08"],
            Types = ["network:FirewallPolicyRuleCollectionGroup"],
            Example = """
            network:
              type: azure-native:network:VirtualNetwork
              properties:
                subnets:
                  - name: app
                    addressPrefix: 10.0.0.0/26
            policy:
              type: azure-native:network:FirewallPolicy
            sign-in-rules:
              type: azure-native:network:FirewallPolicyRuleCollectionGroup
              properties:
                firewallPolicyName: ${policy.name}
                ruleCollections:
                  - rules:
                      - name: sign-in
                        ruleType: ApplicationRule
                        sourceAddresses: [10.0.0.0/26]
                        targetFqdns: [login.microsoftonline.com]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var (group, rule) in Egress.Rules(plan))
        {
            var name = rule.Text("name");
            var hosts = rule.Texts("targetFqdns").Concat(rule.Texts("fqdnTags")).Concat(rule.Texts("targetUrls")).ToList();
            if (rule.Text("ruleType") is "ApplicationRule" && hosts.Count == 0)
            {
                yield return group.Problem(
                    $"the rule {name} has no targetFqdns, fqdnTags or targetUrls, and Azure rejects it; remove the rule"
                );
            }

            if (hosts.Contains("*") || rule.Texts("destinationAddresses").Contains("*"))
            {
                yield return group.Problem($"the rule {name} allows every destination (*); list the hosts that are called");
            }

            if (rule.Text("ruleType") is null)
            {
                yield return group.Problem($"the rule {name} has no ruleType, so the provider sends it without its hosts; set ruleType");
            }

            var sources = rule.Texts("sourceAddresses").Select(Addresses.Parse).ToList();
            if (
                plan.Network.Subnets.Count > 0
                && sources.Count > 0
                && !sources.Exists(source =>
                    source is { } range && plan.Network.Subnets.Any(subnet => subnet.Prefixes.Any(prefix => prefix.Overlaps(range)))
                )
            )
            {
                yield return group.Problem(
                    $"the rule {name} applies to {string.Join(", ", rule.Texts("sourceAddresses"))}, which is no subnet of "
                        + "the stack; set the subnet's range"
                );
            }
        }
    }
}
