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
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        Egress.Rules(plan).SelectMany(rule => Judge(rule, plan)).Concat(Priorities(plan));

    private static IEnumerable<Problem> Judge(EgressRule rule, AzurePlan plan)
    {
        var (group, body) = (rule.Group, rule.Body);
        if (body.Text("ruleType") is "ApplicationRule" && !rule.Hosts.Any())
        {
            yield return group.Problem(
                $"the rule {rule.Name} has no targetFqdns, fqdnTags or targetUrls, and Azure rejects it; remove the rule"
            );
        }

        if (body.Texts("fqdnTags").Any() && Array.Find(HostLists, list => body.Texts(list).Any()) is { } beside)
        {
            yield return group.Problem(
                $"the rule {rule.Name} has fqdnTags and {beside}, and Azure rejects both in one rule; make two rules of it"
            );
        }

        if (rule.Allows && !rule.IsTranslation)
        {
            foreach (var wide in rule.Hosts.Concat(body.Texts("destinationFqdns")).Where(IsWideHost))
            {
                yield return group.Problem(
                    $"the rule {rule.Name} allows {(wide == "*" ? "every destination (*)" : $"every host of {wide}")}; "
                        + "list the hosts that are called"
                );
            }

            foreach (var wide in body.Texts("destinationAddresses").Where(Addresses.IsWide))
            {
                yield return group.Problem(
                    wide == "*"
                        ? $"the rule {rule.Name} allows every destination (*); list the hosts that are called"
                        : $"the rule {rule.Name} allows {wide}, a large part of the internet; list the hosts that are called"
                );
            }

            if (body.Texts("destinationAddresses").Contains("AzureCloud", StringComparer.OrdinalIgnoreCase))
            {
                yield return group.Problem(
                    $"the rule {rule.Name} allows AzureCloud, the addresses of every Azure customer; name the service that is called"
                );
            }
        }

        if (rule.IsTranslation && body.Texts("sourceAddresses").FirstOrDefault(Addresses.IsWide) is { } from)
        {
            var ports = body.Texts("destinationPorts").ToList();
            var message =
                $"the translation {rule.Name} passes port {string.Join(", ", ports)} from {from} to "
                + $"{body.Text("translatedAddress") ?? body.Text("translatedFqdn")}; list the addresses that connect";
            yield return ports.Exists(port => port is "22" or "3389" or "*") ? group.Problem(message) : group.Warning(message);
        }

        if (body.Text("ruleType") is null)
        {
            yield return group.Problem($"the rule {rule.Name} has no ruleType, so the provider sends it without its hosts; set ruleType");
        }

        if (body.Text("ruleType") is "ApplicationRule" && Plain(body) is { } plain)
        {
            yield return group.Warning($"the rule {rule.Name} allows {plain} without TLS; use Https and port 443");
        }

        var sources = body.Texts("sourceAddresses").ToList();
        if (
            rule.Allows
            && !rule.IsTranslation
            && sources.Count > 0
            && sources.Select(source => Own(source, plan)).ToList() is var own
            && own.TrueForAll(subnet => subnet is not null)
        )
        {
            yield return group.Problem(
                $"the rule {rule.Name} has the source {string.Join(", ", sources)}, which is {own[0]}: no traffic to the firewall comes "
                    + "from there; set the range of the subnet that calls"
            );
        }

        if (
            rule.Allows
            && !rule.IsTranslation
            && plan.Network.Subnets.Count > 0
            && sources.Count > 0
            && !sources.Exists(source => IsOfThePlan(source, plan))
        )
        {
            yield return group.Problem(
                $"the rule {rule.Name} applies to {string.Join(", ", sources)}, which is no subnet of the stack; set the subnet's range"
            );
        }
    }

    private static readonly string[] HostLists = ["targetFqdns", "targetUrls", "webCategories"];

    /// <summary>Subnets of services that never send through a firewall of the network.</summary>
    private static readonly string[] Platform =
    [
        "AzureFirewallSubnet",
        "AzureFirewallManagementSubnet",
        "AzureBastionSubnet",
        "RouteServerSubnet",
    ];

    /// <returns>The name of the platform's subnet that a source lies in; null if it lies in none.</returns>
    private static string? Own(string source, AzurePlan plan) =>
        !AzureResource.IsHidden(source) && Addresses.Parse(source) is { } range
            ? plan
                .Network.Subnets.FirstOrDefault(subnet =>
                    Platform.Contains(subnet.Name) && subnet.Prefixes.Any(prefix => prefix.Holds(range))
                )
                ?.Name
            : null;

    private static bool IsOfThePlan(string source, AzurePlan plan) =>
        AzureResource.IsHidden(source)
        || Addresses.Parse(source) is { } range
            && plan.Network.Subnets.Any(subnet => subnet.Prefixes.Any(prefix => prefix.Overlaps(range)));

    /// <summary>True for * and for a pattern of a whole top-level domain, as in *.com.</summary>
    private static bool IsWideHost(string host) =>
        host is "*" or "*.*" || host.StartsWith("*.", StringComparison.Ordinal) && host.LastIndexOf('.') == 1;

    private static string? Plain(System.Text.Json.Nodes.JsonNode rule) =>
        rule.List("protocols").FirstOrDefault(protocol => protocol.Text("protocolType") is "Http" or "Mssql") is { } protocol
        && !rule.List("protocols").Any(each => each.Text("protocolType") == "Https")
            ? protocol.Text("protocolType")
            : null;

    /// <summary>Rules of one priority have no order, and Azure rejects collections of one name.</summary>
    private static IEnumerable<Problem> Priorities(AzurePlan plan)
    {
        var seen = new Dictionary<(AzureResource, string), AzureResource>();
        foreach (var group in plan.Of("network:FirewallPolicyRuleCollectionGroup"))
        {
            if (
                group.Text("priority") is { } priority
                && !AzureResource.IsHidden(priority)
                && plan.ParentOf(group) is { } policy
                && !seen.TryAdd((policy, priority), group)
            )
            {
                yield return group.Problem(
                    $"has the priority {priority} of {seen[(policy, priority)].Name}, and Azure rejects two groups of one priority in a "
                        + "policy; change one"
                );
            }

            var collections = group.List("ruleCollections").ToList();
            foreach (var same in collections.GroupBy(Egress.Priority).Where(same => same.Key < int.MaxValue && same.Count() > 1))
            {
                yield return group.Warning(
                    $"the collections {string.Join(" and ", same.Select(each => each.Text("name")))} share the priority {same.Key}, "
                        + "so their order is not defined; change one"
                );
            }

            foreach (var same in collections.GroupBy(each => each.Text("name")).Where(same => same.Key is not null && same.Count() > 1))
            {
                yield return group.Problem($"two collections are named {same.Key}, and Azure rejects the group; rename one");
            }
        }
    }
}
