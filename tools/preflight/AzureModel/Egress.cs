using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Planning.Plans;

namespace Preflight.AzureModel;

/// <summary>The outbound traffic that the firewalls of a plan allow.</summary>
public static class Egress
{
    private const int NoPriority = int.MaxValue;

    /// <summary>The rules of every rule collection group in the order that a firewall reads them: those for networks come first.</summary>
    public static IEnumerable<EgressRule> Rules(AzurePlan plan) =>
        plan.Of("network:FirewallPolicyRuleCollectionGroup")
            .SelectMany(group =>
                group
                    .List("ruleCollections")
                    .SelectMany(collection => collection.List("rules").Select(rule => new EgressRule(group, collection, rule)))
            )
            .OrderBy(rule => rule.IsForNetworks ? 0 : 1)
            .ThenBy(rule => Priority(rule.Group.Planned.Inputs))
            .ThenBy(rule => Priority(rule.Collection));

    /// <summary>Decides on HTTPS from a subnet to a host: rules one after another, each on what earlier ones left of the subnet.</summary>
    /// <param name="tags">Service tags that hold the host's addresses.</param>
    public static EgressVerdict Decide(AzurePlan plan, Subnet subnet, string host, IReadOnlyList<string> tags)
    {
        // The firewall handles IPv4 only.
        IReadOnlyList<IPNetwork> rest =
        [
            .. subnet.Prefixes.Where(prefix => prefix.BaseAddress.AddressFamily == AddressFamily.InterNetwork),
        ];
        var isKnown = rest.Count > 0;
        foreach (var rule in Rules(plan).Where(rule => rule.IsTo(host, tags)))
        {
            var part = rule.SourcesIn(rest);
            if (isKnown && part.Count == 0)
            {
                continue;
            }

            if (!rule.Allows)
            {
                return new EgressVerdict(rule, part, IsAllowed: false);
            }

            rest = rest.Without(part);
            if (rest.Count == 0)
            {
                return new EgressVerdict(null, [], IsAllowed: true);
            }
        }

        return new EgressVerdict(null, rest, IsAllowed: false);
    }

    /// <returns>Null if rules allow it for the whole subnet before another denies it.</returns>
    public static string? WhyNot(AzurePlan plan, Subnet subnet, string host, IReadOnlyList<string> tags) =>
        Decide(plan, subnet, host, tags) switch
        {
            { IsAllowed: true } => null,
            { Denying: { } rule } verdict =>
                $"the firewall rule {rule.Name} of {rule.Group.Name} denies {host} to {Named(subnet, verdict.Part)}",
            var verdict => $"no firewall rule allows port 443 of {host} from {Named(subnet, verdict.Part)}",
        };

    private static string Named(Subnet subnet, IReadOnlyList<IPNetwork> part) =>
        subnet.Prefixes.Except(part).Any() && part.Count > 0 ? $"{string.Join(", ", part)} in {subnet.Name}" : subnet.Name;

    internal static int Priority(JsonNode node) =>
        int.TryParse(node.Text("priority"), CultureInfo.InvariantCulture, out var priority) ? priority : NoPriority;
}
