using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallRules()
    : Rule(
        new()
        {
            Id = "firewall-rules",
            Title = "A firewall lets named hosts out, to named ports, from named subnets",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://github.com/Azure/bicep-ptn-aiml-landing-zone/issues/36",
            Requirements = ["NET-08"],
            Types = ["network:FirewallPolicyRuleCollectionGroup"],
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
                yield return group.Problem($"the rule {name} names no host; Azure refuses it, leave the rule out");
            }

            if (hosts.Contains("*") || rule.Texts("destinationAddresses").Contains("*"))
            {
                yield return group.Problem($"the rule {name} lets everything out (*); list the hosts that are called");
            }

            if (rule.Text("ruleType") is null)
            {
                yield return group.Problem($"the rule {name} has no ruleType; the provider sends it without its hosts");
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
                    $"the rule {name} is for {string.Join(", ", rule.Texts("sourceAddresses"))}, which is no subnet of this plan; name the subnet's range"
                );
            }
        }
    }
}
