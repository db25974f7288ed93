using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class WebFirewall()
    : Rule(
        new()
        {
            Id = "web-firewall",
            Title = "A web application firewall that prevents stands before the app",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            From = Stage.Production,
            Source = Sources.Gateway,
            Requirements = ["NET-11"],
            Types = ["network:WebApplicationFirewallPolicy", "network:ApplicationGateway"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        if (plan.Sites.Any() && !plan.Of("network:ApplicationGateway", "cdn:Profile", "network:FrontDoor").Any())
        {
            yield return new Problem(
                plan.Sites.First(),
                "nothing stands between the site and the internet; put an application gateway with a web application firewall before it (ingress: gateway)"
            );
        }

        foreach (
            var gateway in plan.Of("network:ApplicationGateway")
                .Where(gateway => gateway.Text("firewallPolicy.id") is null || gateway.Text("sku.tier") != "WAF_v2")
        )
        {
            yield return gateway.Problem(
                $"sku.tier is {gateway.Text("sku.tier")} and firewallPolicy {(gateway.Has("firewallPolicy") ? "set" : "not set")}; use WAF_v2 and name a policy"
            );
        }

        foreach (var policy in plan.Of("network:WebApplicationFirewallPolicy"))
        {
            foreach (
                var problem in policy
                    .Must("policySettings.state", "a policy that is off stops nothing", "Enabled")
                    .Concat(policy.Must("policySettings.mode", "Detection lets attacks pass", "Prevention"))
                    .Concat(policy.Must("policySettings.requestBodyCheck", "chat travels in the body", "true"))
                    .Concat(Sets(policy))
            )
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> Sets(AzureResource policy)
    {
        var sets = policy
            .List("managedRules.managedRuleSets")
            .Select(set =>
                (
                    Type: set.Text("ruleSetType"),
                    Version: Version.TryParse(set.Text("ruleSetVersion"), out var version) ? version : new Version(0, 0)
                )
            )
            .ToList();
        if (!sets.Exists(set => set.Type == "Microsoft_DefaultRuleSet" && set.Version >= new Version(2, 1)))
        {
            yield return policy.Problem("managedRules has no Microsoft_DefaultRuleSet of 2.1 or later; add it");
        }

        if (!sets.Exists(set => set.Type == "Microsoft_BotManagerRuleSet" && set.Version >= new Version(1, 0)))
        {
            yield return policy.Problem("managedRules has no Microsoft_BotManagerRuleSet; add 1.1");
        }

        if (
            !policy
                .List("customRules")
                .Any(rule => rule.Text("ruleType") == "RateLimitRule" && rule.Text("action") == "Block" && rule.Text("state") != "Disabled")
        )
        {
            yield return policy.Problem("customRules has no RateLimitRule that blocks; one client could use up the models' quota");
        }
    }
}
