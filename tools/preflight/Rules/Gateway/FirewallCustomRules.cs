using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallCustomRules()
    : ResourceRule(
        new()
        {
            Id = "firewall-custom-rules",
            Title = "Custom rules of a web application firewall are complete and can match",
            Why =
                "Azure rejects a policy with an incomplete custom rule. A rule that matches nothing, or everything, does not do its work.",
            Fix = "Give each rule a name, a priority of its own from 1 to 100 and values that fit its operator.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/web-application-firewall/ag/custom-waf-rules-overview",
            Types = [FirewallPolicy.Gateway, .. FirewallPolicy.FrontDoor],
            Example = """
            firewall:
              type: azure-native:network:WebApplicationFirewallPolicy
              properties:
                customRules:
                  - name: RateLimit
                    priority: 10
                    ruleType: RateLimitRule
                    action: Block
                    rateLimitDuration: OneMin
                    rateLimitThreshold: 300
                    groupByUserSession:
                      - groupByVariables: [{ variableName: ClientAddr }]
                    matchConditions:
                      - matchVariables: [{ variableName: RequestUri }]
                        operator: BeginsWith
                        matchValues: [/]
                  - name: Countries
                    priority: 20
                    ruleType: MatchRule
                    action: Block
                    matchConditions:
                      - matchVariables: [{ variableName: RemoteAddr }]
                        operator: GeoMatch
                        matchValues: [KP]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var rules = resource.List(FirewallPolicy.IsFrontDoor(resource) ? "customRules.rules" : "customRules").ToList();
        return Twice(rules, "priority", "Azure evaluates them in this order")
            .Concat(Twice(rules, "name", "logs show the name"))
            .Concat(
                rules.SelectMany(rule =>
                    Priority(rule)
                        .Concat(RateLimit(resource, rule))
                        .Concat(Conditions(rule))
                        .Concat(BlocksAll(rule))
                        .Select(problem => $"the custom rule {FirewallPolicy.NameOf(rule)}: {problem}")
                )
            )
            .Select(resource.Problem);
    }

    private static IEnumerable<string> Twice(IEnumerable<JsonNode> rules, string property, string because) =>
        rules
            .Select(rule => rule.Text(property))
            .OfType<string>()
            .Where(value => !AzureResource.IsHidden(value))
            .GroupBy(value => value, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .Select(same => $"{same.Count()} custom rules have the {property} {same.Key}; {because}, so it must be unique");

    private static IEnumerable<string> Priority(JsonNode rule) =>
        rule.At("priority") is null ? ["priority is not set; set a number of its own"] : [];

    private static IEnumerable<string> RateLimit(AzureResource policy, JsonNode rule)
    {
        if (!FirewallPolicy.IsRateLimit(rule))
        {
            yield break;
        }

        var isFrontDoor = FirewallPolicy.IsFrontDoor(policy);
        if (rule.At("rateLimitThreshold") is null)
        {
            yield return "rateLimitThreshold is not set; set the number of requests that one client may send";
        }

        var duration = isFrontDoor ? "rateLimitDurationInMinutes" : "rateLimitDuration";
        if (rule.Text(duration) is not { } window)
        {
            yield return $"{duration} is not set; set {(isFrontDoor ? "1 or 5" : "OneMin or FiveMins")}";
        }
        else if (!AzureResource.IsHidden(window) && window is not ("OneMin" or "FiveMins" or "1" or "5"))
        {
            yield return $"{duration} is {window}; Azure accepts {(isFrontDoor ? "1 and 5" : "OneMin and FiveMins")}";
        }

        if (!isFrontDoor && rule.At("groupByUserSession") is null)
        {
            yield return "groupByUserSession is not set; Azure requires it, set ClientAddr to count each client apart";
        }
    }

    private static IEnumerable<string> Conditions(JsonNode rule)
    {
        var conditions = rule.List("matchConditions").ToList();
        if (conditions.Count == 0 && !AzureResource.IsHidden(rule.Text("matchConditions")))
        {
            yield return "matchConditions is empty; add a condition";
        }

        foreach (var condition in conditions)
        {
            var (how, values) = (condition.Text("operator"), FirewallPolicy.Values(condition).ToList());
            if (how != "Any" && values.Count == 0 && !AzureResource.IsHidden(condition.Text("matchValues")))
            {
                yield return $"matchValues is empty, and {how} compares with values; add one";
            }

            var variables = FirewallPolicy.Variables(condition).Select(each => each.Variable).ToList();
            foreach (
                var other in variables.Where(variable => how is "IPMatch" or "GeoMatch" && variable is not ("RemoteAddr" or "SocketAddr"))
            )
            {
                yield return $"{how} reads the client's address, not {other}; set the variable RemoteAddr";
            }

            foreach (var value in values.Where(value => !AzureResource.IsHidden(value) && IsWrong(how, value)))
            {
                yield return $"{how} cannot compare with {value}; give {Wanted(how)}";
            }

            if (FirewallPolicy.IsNegated(condition) && FirewallPolicy.AlwaysHolds(Positive(condition)))
            {
                yield return "the condition never holds: each request meets it and negationConditon turns it round; remove the negation";
            }
        }
    }

    private static bool IsWrong(string? how, string value) =>
        how switch
        {
            "IPMatch" => !IPNetwork.TryParse(value, out _) && !IPAddress.TryParse(value, out _) && !HasHostBits(value),
            "GeoMatch" => !Countries.Known.Contains(value),
            "Regex" or "RegEx" => !IsPattern(value),
            "LessThan" or "GreaterThan" or "LessThanOrEqual" or "GreaterThanOrEqual" => !double.TryParse(
                value,
                CultureInfo.InvariantCulture,
                out _
            ),
            _ => false,
        };

    /// <summary>Azure accepts 192.0.2.1/24 too.</summary>
    private static bool HasHostBits(string value) =>
        value.Split('/') is [var address, var length] && IPAddress.TryParse(address, out _) && int.TryParse(length, out _);

    private static string Wanted(string? how) =>
        how switch
        {
            "IPMatch" => "an address or a range, as in 192.0.2.0/24",
            "GeoMatch" => "a country code of two letters, as in GB",
            "Regex" or "RegEx" => "a regular expression that compiles",
            _ => "a number",
        };

    private static bool IsPattern(string value)
    {
        try
        {
            _ = new Regex(value, RegexOptions.None, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static IEnumerable<string> BlocksAll(JsonNode rule) =>
        rule.Text("action") == "Block"
        && !FirewallPolicy.IsRateLimit(rule)
        && FirewallPolicy.IsOn(rule)
        && rule.List("matchConditions").ToList() is { Count: > 0 } conditions
        && conditions.TrueForAll(FirewallPolicy.AlwaysHolds)
            ? ["it blocks every request; narrow its condition"]
            : [];

    private static JsonObject Positive(JsonNode condition)
    {
        var copy = condition.DeepClone().AsObject();
        copy.Remove("negationConditon");
        copy.Remove("negateCondition");
        return copy;
    }
}
