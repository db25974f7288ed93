using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallBypass()
    : ResourceRule(
        new()
        {
            Id = "firewall-bypass",
            Title = "No request passes the web application firewall without inspection",
            Why = "A request that a custom rule allows skips every other rule. Clients choose their headers themselves.",
            Fix = "Allow single addresses only, exclude single arguments only, and leave rule groups on.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://azure.github.io/PSRule.Rules.Azure/en/rules/Azure.AppGwWAF.Exclusions",
            Types = [FirewallPolicy.Gateway, .. FirewallPolicy.FrontDoor],
            Example = """
            firewall:
              type: azure-native:network:WebApplicationFirewallPolicy
              properties:
                customRules:
                  - name: Office
                    priority: 10
                    ruleType: MatchRule
                    action: Allow
                    matchConditions:
                      - matchVariables: [{ variableName: RemoteAddr }]
                        operator: IPMatch
                        matchValues: [192.0.2.16/28]
                managedRules:
                  managedRuleSets:
                    - ruleSetType: Microsoft_DefaultRuleSet
                      ruleSetVersion: '2.2'
                      ruleGroupOverrides:
                        - ruleGroupName: SQLI
                          rules: [{ ruleId: '942200', state: Enabled, action: Block }]
                  exclusions:
                    - { matchVariable: RequestArgValues, selectorMatchOperator: Equals, selector: comment }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        FirewallPolicy
            .CustomRules(resource)
            .Where(rule => rule.Text("action") == "Allow")
            .Select(rule => (rule, why: WhyWide(rule)))
            .Where(each => each.why is not null)
            .Select(each =>
                $"the custom rule {FirewallPolicy.NameOf(each.rule)} has the action Allow, which skips all other rules, {each.why}"
            )
            .Concat(Overrides(resource))
            .Concat(resource.List("managedRules.exclusions").Select(WhyWideExclusion).OfType<string>())
            .Select(resource.Problem);

    /// <summary>Null if the rule admits named addresses.</summary>
    private static string? WhyWide(JsonNode rule)
    {
        var conditions = rule.List("matchConditions").ToList();
        if (conditions.Count == 0)
        {
            return null;
        }

        if (conditions.TrueForAll(FirewallPolicy.AlwaysHolds))
        {
            return "and each request meets its condition; remove it";
        }

        // A negated condition on an address admits all others.
        var byAddress = conditions.Any(condition =>
            FirewallPolicy.Variables(condition).All(each => each.Variable is "RemoteAddr" or "SocketAddr")
            && !FirewallPolicy.AlwaysHolds(condition)
            && !FirewallPolicy.IsNegated(condition)
        );
        var header = conditions
            .SelectMany(FirewallPolicy.Variables)
            .FirstOrDefault(each => each.Variable is "RequestHeaders" or "RequestHeader" or "RequestCookies" or "Cookies" or "QueryString");
        return byAddress || header.Variable is null
            ? null
            : $"and any client can send its {header.Variable} {header.Selector}".TrimEnd() + "; allow by RemoteAddr instead";
    }

    private static IEnumerable<string> Overrides(AzureResource policy)
    {
        foreach (var set in ManagedRuleSet.Of(policy))
        {
            foreach (var (group, entry, rules) in set.Overrides())
            {
                if (rules.Count == 0 && !set.OfFrontDoor && !entry.Hides("rules"))
                {
                    yield return $"ruleGroupOverrides names {group} without rules, which disables all rules of the group; "
                        + "list the rules that you mean";
                }

                foreach (var rule in rules.Where(rule => rule.Text("action") == "Allow" && set.IsBase))
                {
                    yield return $"the rule {rule.Text("ruleId")} of {group} has the action Allow: it admits what it finds; "
                        + "set Block or AnomalyScoring";
                }
            }
        }
    }

    private static string? WhyWideExclusion(JsonNode exclusion)
    {
        var (variable, how, selector) = (
            exclusion.Text("matchVariable"),
            exclusion.Text("selectorMatchOperator"),
            exclusion.Text("selector") ?? ""
        );
        return how == "EqualsAny"
                ? $"an exclusion of {variable} has the operator EqualsAny, which excludes every one of them; name the selector"
            : how is "Contains" or "StartsWith" or "EndsWith" && selector.Length is 1 or 2 && !AzureResource.IsHidden(selector)
                ? $"an exclusion of {variable} holds for each name that {how} '{selector}'; give the whole name as selector"
            : null;
    }
}
