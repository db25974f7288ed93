using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallPolicyTier()
    : Rule(
        new()
        {
            Id = "firewall-policy",
            Title = "Each firewall has a policy of a tier that it accepts, with features of that tier",
            Why =
                "A firewall without a policy or rules denies everything. Azure rejects a policy of another tier, and features that the "
                + "policy's tier does not have.",
            Fix = "Set firewallPolicy, and the same tier in sku of both. A Premium firewall also accepts a Standard policy.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/firewall-manager/policy-overview#basic-standard-and-premium-policies",
            Types = ["network:AzureFirewall", "network:FirewallPolicy"],
            Example = """
            policy:
              type: azure-native:network:FirewallPolicy
              properties:
                sku: { tier: Standard }
                threatIntelMode: Deny
            firewall:
              type: azure-native:network:AzureFirewall
              properties:
                sku: { name: AZFW_VNet, tier: Standard }
                firewallPolicy:
                  id: ${policy.id}
            """,
        }
    )
{
    private static readonly string[] Classic = ["networkRuleCollections", "applicationRuleCollections", "natRuleCollections"];
    private static readonly string[] Tiers = ["Basic", "Standard", "Premium"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        plan.Of("network:AzureFirewall")
            .SelectMany(firewall => OfFirewall(firewall, plan))
            .Concat(plan.Of("network:FirewallPolicy").SelectMany(policy => OfPolicy(policy, plan)))
            .Concat(Egress.Rules(plan).SelectMany(rule => OfRule(rule, plan)));

    private static IEnumerable<Problem> OfFirewall(AzureResource firewall, AzurePlan plan)
    {
        var classic = Array.Find(Classic, path => firewall.List(path).Any());
        if (!firewall.Has("firewallPolicy.id"))
        {
            if (classic is null)
            {
                yield return firewall.Problem(
                    "has no policy and no rules, so it denies all traffic; set firewallPolicy to a FirewallPolicy"
                );
            }

            yield break;
        }

        if (classic is not null)
        {
            yield return firewall.Problem(
                $"has a policy and classic rules ({classic}), which Azure rejects together; move the rules to the policy"
            );
        }

        if (plan.Find(firewall.Text("firewallPolicy.id")) is not { } policy || firewall.Hides("sku.tier") || policy.Hides("sku.tier"))
        {
            yield break;
        }

        var (own, its) = (TierOf(firewall), TierOf(policy));
        if (own != its && (own, its) is not ("Premium", "Standard"))
        {
            yield return firewall.Problem(
                $"is a {own} firewall with the {its} policy {policy.Name}, which Azure rejects; set sku.tier of both to one value"
            );
            yield return policy.Problem($"is a {its} policy of the {own} firewall {firewall.Name}; set sku.tier of both to one value");
        }
    }

    private static IEnumerable<Problem> OfPolicy(AzureResource policy, AzurePlan plan)
    {
        var tier = TierOf(policy);
        if (plan.Find(policy.Text("basePolicy.id")) is { } parent && Array.IndexOf(Tiers, TierOf(parent)) > Array.IndexOf(Tiers, tier))
        {
            yield return policy.Problem(
                $"is a {tier} policy below the {TierOf(parent)} policy {parent.Name}, which Azure rejects; raise sku.tier"
            );
        }

        foreach (var range in policy.Texts("snat.privateRanges").Where(Addresses.IsWide))
        {
            yield return policy.Problem(
                $"snat.privateRanges contains {range}, so the firewall does not translate addresses and nothing of the internet answers; "
                    + "list the private ranges that are routed"
            );
        }

        if (policy.Hides("sku.tier"))
        {
            yield break;
        }

        if (tier != "Premium")
        {
            foreach (var (path, what) in new[] { ("intrusionDetection", "intrusion detection"), ("transportSecurity", "TLS inspection") })
            {
                if (policy.Has(path) && policy.Text($"{path}.mode") != "Off")
                {
                    yield return policy.Problem(
                        $"{path} is set on a {tier} policy; {what} requires sku.tier Premium of policy and firewall"
                    );
                }
            }
        }
        else if (policy.Text("intrusionDetection.mode") is null or "Off")
        {
            yield return policy.Warning(
                "intrusionDetection is off on a Premium policy, which is paid for it; set intrusionDetection.mode to Deny"
            );
        }

        if (tier == "Basic")
        {
            foreach (var path in new[] { "dnsSettings.enableProxy", "dnsSettings.servers", "explicitProxy" }.Where(policy.Has))
            {
                yield return policy.Problem($"{path} is set on a Basic policy, which Azure rejects; use sku.tier Standard");
            }

            if (policy.Text("threatIntelMode") == "Deny")
            {
                yield return policy.Problem(
                    "threatIntelMode is Deny on a Basic policy, which knows Alert only; use sku.tier Standard in production"
                );
            }
        }
    }

    private static IEnumerable<Problem> OfRule(EgressRule rule, AzurePlan plan)
    {
        var policy = plan.ParentOf(rule.Group);
        if (policy is null || policy.Hides("sku.tier"))
        {
            yield break;
        }

        var tier = TierOf(policy);
        if (tier != "Premium" && (rule.Body.Texts("targetUrls").Any() || rule.Body.Text("terminateTLS") == "true"))
        {
            yield return rule.Group.Problem(
                $"the rule {rule.Name} filters URLs or ends TLS; that requires sku.tier Premium, and {policy.Name} is {tier}"
            );
        }

        if (rule.IsForNetworks && rule.Body.Texts("destinationFqdns").Any() && !policy.Is("dnsSettings.enableProxy", "true"))
        {
            yield return rule.Group.Problem(
                $"the network rule {rule.Name} names hosts in destinationFqdns, which requires the DNS proxy; set "
                    + $"dnsSettings.enableProxy of {policy.Name} to true, and dhcpOptions.dnsServers of the network to the firewall"
            );
        }
    }

    private static string TierOf(AzureResource resource) => resource.Text("sku.tier") ?? "Standard";
}
