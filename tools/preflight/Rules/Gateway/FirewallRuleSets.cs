using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallRuleSets()
    : ResourceRule(
        new()
        {
            Id = "firewall-rule-sets",
            Title = "Rule sets of a web application firewall exist, and overrides name their parts",
            Why = "Azure rejects a policy with a retired or unknown rule set, with two base sets, or with rules of another set.",
            Fix = "Use one supported base set, and name groups and rules of that set.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/web-application-firewall/ruleset-support-policy",
            Types = [FirewallPolicy.Gateway, .. FirewallPolicy.FrontDoor],
            Example = """
            firewall:
              type: azure-native:network:WebApplicationFirewallPolicy
              properties:
                managedRules:
                  managedRuleSets:
                    - { ruleSetType: Microsoft_DefaultRuleSet, ruleSetVersion: '2.2' }
                    - { ruleSetType: Microsoft_BotManagerRuleSet, ruleSetVersion: '1.1' }
                  exclusions:
                    - matchVariable: RequestArgValues
                      selectorMatchOperator: Equals
                      selector: comment
                      exclusionManagedRuleSets:
                        - ruleSetType: Microsoft_DefaultRuleSet
                          ruleSetVersion: '2.2'
                          ruleGroups: [{ ruleGroupName: SQLI, rules: [{ ruleId: '942200' }] }]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var sets = ManagedRuleSet.Of(resource).ToList();
        foreach (var set in sets)
        {
            if (WhyNot(set, plan.Today) is { } why)
            {
                yield return resource.Problem($"managedRuleSets contains {set.Title}, {why}");
            }

            foreach (var (group, _, rules) in set.Overrides())
            {
                if (set.WhyNoGroup(group) is { } wrong)
                {
                    yield return resource.Problem($"ruleGroupOverrides: {wrong}");
                    continue;
                }

                foreach (var rule in rules.Select(rule => rule.Text("ruleId")).OfType<string>())
                {
                    if (set.GroupOf(rule) is { } own && !own.Equals(group, StringComparison.OrdinalIgnoreCase))
                    {
                        yield return resource.Problem($"ruleGroupOverrides: the rule {rule} is not in {group} but in {own}; move it there");
                    }
                }
            }
        }

        if (sets.Where(set => set.IsBase).Select(set => set.Title).ToList() is { Count: > 1 } several)
        {
            yield return resource.Problem(
                $"managedRuleSets contains {string.Join(" and ", several)}; Azure accepts one of them, keep the newest"
            );
        }

        foreach (var problem in Exclusions(resource, sets))
        {
            yield return problem;
        }
    }

    private static string? WhyNot(ManagedRuleSet set, DateOnly today) =>
        set.Known is not { } known ? $"which does not exist; use one of {ManagedRuleSet.Allowed(set.OfFrontDoor)}"
        : known["state"] == "closed" ? $"which Azure rejects in new policies; use one of {ManagedRuleSet.Allowed(set.OfFrontDoor)}"
        : known.Day("ends") is { } ends && ends <= today
            ? $"whose support ended on {ends:yyyy-MM-dd}; use one of {ManagedRuleSet.Allowed(set.OfFrontDoor)}"
        : null;

    private static IEnumerable<Problem> Exclusions(AzureResource policy, IReadOnlyList<ManagedRuleSet> sets)
    {
        foreach (var exclusion in policy.List("managedRules.exclusions"))
        {
            var selector = exclusion.Text("selector");
            if (string.IsNullOrEmpty(selector) && exclusion.Text("selectorMatchOperator") != "EqualsAny")
            {
                yield return policy.Problem(
                    $"an exclusion of {exclusion.Text("matchVariable")} has no selector; name the argument, the header or the cookie"
                );
            }

            foreach (
                var set in exclusion
                    .List("exclusionManagedRuleSets")
                    .Select(body => ManagedRuleSet.Of(body, FirewallPolicy.IsFrontDoor(policy)))
                    .OfType<ManagedRuleSet>()
            )
            {
                if (sets.Count > 0 && !sets.Any(own => own.Title == set.Title))
                {
                    yield return policy.Problem(
                        $"the exclusion of {selector} is for {set.Title}, which managedRuleSets does not contain; use the policy's own set"
                    );
                    continue;
                }

                foreach (var group in set.Body.List("ruleGroups"))
                {
                    var name = group.Text("ruleGroupName") ?? "";
                    if (set.WhyNoGroup(name) is { } wrong)
                    {
                        yield return policy.Problem($"the exclusion of {selector}: {wrong}");
                        continue;
                    }

                    foreach (
                        var rule in group
                            .List("rules")
                            .Select(rule => rule.Text("ruleId"))
                            .OfType<string>()
                            .Where(rule => set.GroupOf(rule) is { } own && !own.Equals(name, StringComparison.OrdinalIgnoreCase))
                    )
                    {
                        yield return policy.Problem(
                            $"the exclusion of {selector}: the rule {rule} is not in {name} but in {set.GroupOf(rule)}"
                        );
                    }
                }
            }
        }
    }
}
