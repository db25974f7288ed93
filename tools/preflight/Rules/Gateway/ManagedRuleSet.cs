using System.Text.Json.Nodes;
using AzureDefinitions.Facts;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Rules;

/// <summary>A managed rule set of a web application firewall policy, and what is known of it.</summary>
/// <param name="Body">With ruleGroupOverrides.</param>
internal sealed record ManagedRuleSet(string Type, string Version, JsonNode Body, bool OfFrontDoor)
{
    private static readonly (string Prefix, string Group)[] DefaultGroups =
    [
        ("200", "General"),
        ("911", "METHOD-ENFORCEMENT"),
        ("920", "PROTOCOL-ENFORCEMENT"),
        ("921", "PROTOCOL-ATTACK"),
        ("930", "LFI"),
        ("931", "RFI"),
        ("932", "RCE"),
        ("933", "PHP"),
        ("934", "NODEJS"),
        ("941", "XSS"),
        ("942", "SQLI"),
        ("943", "FIX"),
        ("944", "JAVA"),
        ("99001", "MS-ThreatIntel-CVEs"),
        ("99005", "MS-ThreatIntel-WebShells"),
        ("99030", "MS-ThreatIntel-AppSec"),
        ("99031", "MS-ThreatIntel-SQLI"),
        ("99032", "MS-ThreatIntel-XSS"),
    ];

    public string Title => $"{Type} {Version}";

    /// <summary>A policy has one of these.</summary>
    public bool IsBase => Type is "OWASP" or "Microsoft_DefaultRuleSet" or "DefaultRuleSet";

    /// <summary>Null for a set that the facts do not name.</summary>
    public FactRow? Known =>
        Rows(OfFrontDoor).Where(row => row["type"] == Type && row["version"] == Version).Cast<FactRow?>().FirstOrDefault();

    public static IEnumerable<ManagedRuleSet> Of(AzureResource policy) =>
        policy.List("managedRules.managedRuleSets").Select(body => Of(body, FirewallPolicy.IsFrontDoor(policy))).OfType<ManagedRuleSet>();

    /// <returns>Null if type or version is not known.</returns>
    public static ManagedRuleSet? Of(JsonNode body, bool ofFrontDoor) =>
        (body.Text("ruleSetType"), body.Text("ruleSetVersion")) is ({ } type, { } version)
        && !AzureResource.IsHidden(type)
        && !AzureResource.IsHidden(version)
            ? new(type, version, body, ofFrontDoor)
            : null;

    /// <summary>The sets that a new policy can have, as one text.</summary>
    public static string Allowed(bool ofFrontDoor) =>
        string.Join(
            ", ",
            Rows(ofFrontDoor)
                .Where(row => row["state"] == "supported" && row.Text("successor") is null)
                .Select(row => $"{row["type"]} {row["version"]}")
        );

    /// <summary>Null if the set has the group, or if its groups are not known.</summary>
    public string? WhyNoGroup(string group) =>
        Known is { } known
        && known.List("groups") is { Count: > 0 } groups
        && !groups.Contains(group, StringComparer.OrdinalIgnoreCase)
        && !AzureResource.IsHidden(group)
            ? $"{group} is no group of {Title}; its groups are {string.Join(", ", groups)}"
            : null;

    /// <summary>The group of the default rule set that a rule belongs to; null if the id says nothing.</summary>
    public string? GroupOf(string rule) =>
        Type == "Microsoft_DefaultRuleSet"
            ? Array.Find(DefaultGroups, each => rule.StartsWith(each.Prefix, StringComparison.Ordinal)).Group
            : null;

    /// <summary>Rules that a group's override names, with its group; a group without rules is disabled as a whole.</summary>
    public IEnumerable<(string Group, JsonNode Override, IReadOnlyList<JsonNode> Rules)> Overrides() =>
        Body.List("ruleGroupOverrides")
            .Select(each => (each.Text("ruleGroupName") ?? "", each, (IReadOnlyList<JsonNode>)[.. each.List("rules")]));

    private static IEnumerable<FactRow> Rows(bool ofFrontDoor) =>
        FactFile.Of("waf-rule-sets").Rows.Where(row => row["service"] == (ofFrontDoor ? "front-door" : "gateway"));
}
