using System.Globalization;
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

    /// <summary>The rule that decides on HTTPS from a subnet to a host.</summary>
    /// <param name="tags">Service tags that hold the host's addresses.</param>
    /// <returns>Null if none concerns it, so that the firewall denies it.</returns>
    public static EgressRule? First(AzurePlan plan, Subnet subnet, string host, IReadOnlyList<string> tags) =>
        Rules(plan).FirstOrDefault(rule => rule.Matches(subnet, host, tags));

    /// <returns>Null if a rule allows it before another denies it.</returns>
    public static string? WhyNot(AzurePlan plan, Subnet subnet, string host, IReadOnlyList<string> tags) =>
        First(plan, subnet, host, tags) switch
        {
            null => $"no firewall rule allows port 443 of {host} from {subnet.Name}",
            { Allows: false } rule => $"the firewall rule {rule.Name} of {rule.Group.Name} denies {host} to {subnet.Name}",
            _ => null,
        };

    internal static int Priority(JsonNode node) =>
        int.TryParse(node.Text("priority"), CultureInfo.InvariantCulture, out var priority) ? priority : NoPriority;
}
