using System.Globalization;
using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallWeakened()
    : ResourceRule(
        new()
        {
            Id = "firewall-weakened",
            Title = "The web application firewall inspects all of a request with all of its rules",
            Why = "Each rule that is off or only logs, each wide exclusion and each part that is not read is a way past the firewall.",
            Fix = "Exclude an argument from the rules that it triggers, and leave limits and rules on.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            From = Stage.Test,
            Source = "https://learn.microsoft.com/azure/web-application-firewall/ag/best-practices",
            Types = [FirewallPolicy.Gateway, .. FirewallPolicy.FrontDoor],
            Example = """
            firewall:
              type: azure-native:network:WebApplicationFirewallPolicy
              properties:
                policySettings:
                  maxRequestBodySizeInKb: 128
                  requestBodyInspectLimitInKB: 128
                managedRules:
                  managedRuleSets:
                    - ruleSetType: Microsoft_DefaultRuleSet
                      ruleSetVersion: '2.2'
                  exclusions:
                    - matchVariable: RequestArgValues
                      selectorMatchOperator: Equals
                      selector: comment
                      exclusionManagedRuleSets:
                        - ruleSetType: Microsoft_DefaultRuleSet
                          ruleSetVersion: '2.2'
                          ruleGroups: [{ ruleGroupName: SQLI }]
                customRules:
                  - name: RateLimit
                    priority: 10
                    ruleType: RateLimitRule
                    action: Block
                    rateLimitThreshold: 300
                    groupByUserSession:
                      - groupByVariables: [{ variableName: ClientAddr }]
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                firewallPolicy:
                  id: ${firewall.id}
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        Settings(resource)
            .Concat(Sets(resource))
            .Concat(resource.List("managedRules.exclusions").Select(Exclusion).OfType<string>())
            .Concat(FirewallPolicy.CustomRules(resource).SelectMany(Custom))
            .Concat(Attached(resource, plan))
            .Select(resource.Problem);

    private static IEnumerable<string> Settings(AzureResource policy)
    {
        if (policy.Text("policySettings.requestBodyEnforcement") == "false")
        {
            yield return "policySettings.requestBodyEnforcement is false, so the end of a long body is not read; set true";
        }

        if (policy.Text("policySettings.fileUploadEnforcement") == "false")
        {
            yield return "policySettings.fileUploadEnforcement is false, so uploads have no limit; set true";
        }

        var (read, most) = (
            Number(policy.At("policySettings"), "requestBodyInspectLimitInKB"),
            Number(policy.At("policySettings"), "maxRequestBodySizeInKb")
        );
        if (read < most)
        {
            yield return $"policySettings.requestBodyInspectLimitInKB is {read}, and {most} KB are accepted: the rest is not read; "
                + $"set {most}";
        }

        if (Number(policy.At("policySettings"), "customBlockResponseStatusCode") is >= 200 and < 400 and var code)
        {
            yield return $"policySettings.customBlockResponseStatusCode is {code}, so a client takes a blocked request for a success; "
                + "set 403, 405, 406 or 429";
        }
    }

    private static IEnumerable<string> Sets(AzureResource policy) =>
        ManagedRuleSet
            .Of(policy)
            .SelectMany(set =>
                (
                    set.Known?.Text("successor") is { } successor
                        ? [$"managedRuleSets contains {set.Title}, which {successor} has replaced; change to it"]
                        : Array.Empty<string>()
                ).Concat(set.Overrides().SelectMany(each => each.Rules.Select(rule => Rule(set, each.Group, rule)).OfType<string>()))
            );

    private static string? Rule(ManagedRuleSet set, string group, JsonNode rule)
    {
        var id = rule.Text("ruleId") ?? "";
        return !FirewallPolicy.IsOn(rule) && set.Known?.List("replaced").Contains(id) != true && !AzureResource.IsHidden(id)
                ? $"the rule {id} of {group} is Disabled; enable it, and exclude the argument that it stops wrongly"
            : rule.Text("action") == "Log"
                ? $"the rule {id} of {group} has the action Log, so it blocks nothing; set Block or AnomalyScoring"
            : null;
    }

    private static string? Exclusion(JsonNode exclusion)
    {
        var sets = exclusion.List("exclusionManagedRuleSets").ToList();
        var what = $"the exclusion of {exclusion.Text("selector")} in {exclusion.Text("matchVariable")}";
        return exclusion.At("exclusionManagedRuleSets") is JsonValue || exclusion.Text("selectorMatchOperator") == "EqualsAny" ? null
            : sets.Count == 0 ? $"{what} holds for every rule; name the rules in exclusionManagedRuleSets"
            : sets.Exists(set => set.At("ruleGroups") is null or JsonArray { Count: 0 })
                ? $"{what} holds for every rule of a set; name its ruleGroups"
            : sets.SelectMany(set => set.List("ruleGroups"))
                .Where(group => group.At("rules") is null or JsonArray { Count: 0 })
                .Select(group => group.Text("ruleGroupName"))
                .FirstOrDefault(IsOfForm)
                is { } form
                ? $"{what} holds for {form}, whose rules check the form of a request, not its text; take the group out"
            : null;
    }

    private static bool IsOfForm(string? group) =>
        group is "General" or "METHOD-ENFORCEMENT" or "PROTOCOL-ENFORCEMENT" or "PROTOCOL-ATTACK"
        || group?.StartsWith("REQUEST-9", StringComparison.Ordinal) == true
            && (group.Contains("-PROTOCOL-", StringComparison.Ordinal) || group.Contains("-METHOD-", StringComparison.Ordinal));

    private static IEnumerable<string> Custom(JsonNode rule)
    {
        var name = FirewallPolicy.NameOf(rule);
        if (rule.Text("action") == "Allow")
        {
            yield return $"the custom rule {name} has the action Allow, so its requests skip all managed rules; prefer exclusions";
        }

        if (!FirewallPolicy.IsRateLimit(rule))
        {
            yield break;
        }

        if (rule.Text("action") == "Log")
        {
            yield return $"the rate limit {name} has the action Log, so it limits nothing; set Block";
        }

        foreach (
            var variable in rule.List("groupByUserSession")
                .SelectMany(group => group.List("groupByVariables"))
                .Select(each => each.Text("variableName"))
                .Where(variable => variable is "None" or "GeoLocation" or "GeoLocationXFFHeader")
        )
        {
            yield return $"the rate limit {name} has groupByUserSession {variable}: one client uses up the limit of others; set ClientAddr";
        }

        var minutes = rule.Text("rateLimitDuration") == "FiveMins" || rule.Text("rateLimitDurationInMinutes") == "5" ? 5 : 1;
        if (Number(rule, "rateLimitThreshold") is { } requests && requests >= 1 && requests / minutes is < 20 or > 20_000)
        {
            yield return $"the rate limit {name} has the rateLimitThreshold {requests} for {minutes} min, which "
                + (requests / minutes < 20 ? "one page can exceed" : "no client reaches")
                + "; set 100 to 1000 a minute";
        }
    }

    private static IEnumerable<string> Attached(AzureResource policy, AzurePlan plan) =>
        FirewallPolicy.IsFrontDoor(policy)
        || policy.Id.Length == 0
        || FirewallAttachment.Of(plan).Any(each => each.PolicyId.Equals(policy.Id, StringComparison.OrdinalIgnoreCase))
            ? []
            : ["no gateway and no listener of the stack uses the policy; set it as firewallPolicy"];

    private static double? Number(JsonNode? node, string path) =>
        double.TryParse(node.Text(path), CultureInfo.InvariantCulture, out var number) ? number : null;
}
