using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class WebFirewall()
    : Rule(
        new()
        {
            Id = "web-firewall",
            Title = "A web application firewall in prevention mode protects the app",
            Why =
                "In detection mode attacks are logged and still reach the app. Without a rate limit one client can use "
                + "up the model quota.",
            Fix =
                "Put an Application Gateway with WAF_v2 in front of the app: prevention mode, default and bot rule sets, "
                + "a rate limit.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            From = Stage.Production,
            Source = Sources.Gateway,
            Requirements = ["NET-11"],
            Types = ["network:WebApplicationFirewallPolicy", "network:ApplicationGateway", .. FirewallPolicy.FrontDoor],
            Example = """
            app:
              type: azure-native:web:WebApp
            firewall:
              type: azure-native:network:WebApplicationFirewallPolicy
              properties:
                policySettings: { state: Enabled, mode: Prevention, requestBodyCheck: true }
                managedRules:
                  managedRuleSets:
                    - { ruleSetType: Microsoft_DefaultRuleSet, ruleSetVersion: '2.1' }
                    - { ruleSetType: Microsoft_BotManagerRuleSet, ruleSetVersion: '1.1' }
                customRules:
                  - { name: rate, ruleType: RateLimitRule, action: Block }
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                sku: { tier: WAF_v2 }
                firewallPolicy:
                  id: ${firewall.id}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        if (plan.Sites.Any() && !plan.Of("network:ApplicationGateway", "cdn:Profile", "network:FrontDoor").Any())
        {
            yield return new Problem(
                plan.Sites.First(),
                "no application gateway or Front Door protects the app; add an Application Gateway with a web application firewall"
            );
        }

        foreach (
            var gateway in plan.Of("network:ApplicationGateway")
                .Where(gateway => gateway.Text("firewallPolicy.id") is null || gateway.Text("sku.tier") != "WAF_v2")
        )
        {
            yield return gateway.Problem(
                $"sku.tier is {gateway.Text("sku.tier")} and firewallPolicy is "
                    + $"{(gateway.Has("firewallPolicy") ? "set" : "not set")}; set WAF_v2 and a policy"
            );
        }

        foreach (var gateway in plan.Of("network:ApplicationGateway").Where(gateway => gateway.Has("webApplicationFirewallConfiguration")))
        {
            yield return gateway.Problem(
                "webApplicationFirewallConfiguration is set, which Azure retires on 2027-03-15; remove it and use firewallPolicy alone"
            );
        }

        foreach (var policy in plan.Of(FirewallPolicy.FrontDoor))
        {
            foreach (
                var problem in policy
                    .Must("policySettings.enabledState", "a disabled policy blocks nothing", "Enabled")
                    .Concat(policy.Must("policySettings.mode", "Detection logs attacks and lets them through", "Prevention"))
            )
            {
                yield return problem;
            }

            if (policy.Text("policySettings.requestBodyCheck") == "Disabled")
            {
                yield return policy.Problem("policySettings.requestBodyCheck is Disabled, and chat messages are in the body; set Enabled");
            }

            // The Standard tier has custom rules only.
            if (
                policy.Text("sku.name") == "Premium_AzureFrontDoor"
                && !policy.Hides("managedRules")
                && !ManagedRuleSet.Of(policy).Any(set => set.IsBase)
            )
            {
                yield return policy.Problem("managedRules contains no Microsoft_DefaultRuleSet; add 2.2");
            }
        }

        foreach (var policy in plan.Of("network:WebApplicationFirewallPolicy"))
        {
            foreach (
                var problem in policy
                    .Must("policySettings.state", "a disabled policy blocks nothing", "Enabled")
                    .Concat(policy.Must("policySettings.mode", "Detection logs attacks and lets them through", "Prevention"))
                    .Concat(policy.Must("policySettings.requestBodyCheck", "chat messages are in the request body", "true"))
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
            yield return policy.Problem("managedRules contains no Microsoft_DefaultRuleSet of version 2.1 or later; add it");
        }

        if (!sets.Exists(set => set.Type == "Microsoft_BotManagerRuleSet" && set.Version >= new Version(1, 0)))
        {
            yield return policy.Problem("managedRules contains no Microsoft_BotManagerRuleSet; add 1.1");
        }

        if (
            !policy
                .List("customRules")
                .Any(rule => rule.Text("ruleType") == "RateLimitRule" && rule.Text("action") == "Block" && rule.Text("state") != "Disabled")
        )
        {
            yield return policy.Problem(
                "customRules contains no RateLimitRule that blocks, so one client can use up the model quota; add one"
            );
        }
    }
}
