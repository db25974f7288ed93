using System.Text.Json.Nodes;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Rules;

/// <summary>What Azure's two kinds of web application firewall policy have in common.</summary>
internal static class FirewallPolicy
{
    public const string Gateway = "network:WebApplicationFirewallPolicy";

    /// <summary>Of Front Door; the second is its token before version 3 of the provider.</summary>
    public static readonly string[] FrontDoor = ["frontdoor:Policy", "network:Policy"];

    public static bool IsFrontDoor(AzureResource policy) => policy.Token != Gateway;

    public static IEnumerable<AzureResource> All(AzurePlan plan) => plan.Of([Gateway, .. FrontDoor]);

    /// <summary>Rules of your own; Front Door nests them.</summary>
    public static IEnumerable<JsonNode> CustomRules(AzureResource policy) =>
        policy.List(IsFrontDoor(policy) ? "customRules.rules" : "customRules").Where(IsOn);

    public static bool IsOn(JsonNode rule) => (rule.Text("state") ?? rule.Text("enabledState")) != "Disabled";

    public static string NameOf(JsonNode rule) => rule.Text("name") ?? $"with priority {rule.Text("priority")}";

    /// <summary>Text of a match condition's variable, as in RequestHeaders:User-Agent.</summary>
    public static IEnumerable<(string Variable, string? Selector)> Variables(JsonNode condition) =>
        condition.Text("matchVariable") is { } single
            ? [(single, condition.Text("selector"))]
            : condition.List("matchVariables").Select(each => (each.Text("variableName") ?? "", each.Text("selector")));

    /// <summary>Application Gateway spells the property with a mistake.</summary>
    public static bool IsNegated(JsonNode condition) => (condition.Text("negationConditon") ?? condition.Text("negateCondition")) == "true";

    public static IEnumerable<string> Values(JsonNode condition) => condition.Texts("matchValues").Concat(condition.Texts("matchValue"));

    public static bool IsRateLimit(JsonNode rule) => rule.Text("ruleType") == "RateLimitRule";

    /// <summary>True if each request of any client meets the condition.</summary>
    public static bool AlwaysHolds(JsonNode condition)
    {
        var variables = Variables(condition).Select(each => each.Variable).ToList();
        var values = Values(condition).ToList();
        var every = condition.Text("operator") switch
        {
            "Any" => true,
            "IPMatch" => values.Exists(value => value is "0.0.0.0/0" or "*" or "::/0")
                || values.Contains("0.0.0.0/1") && values.Contains("128.0.0.0/1"),
            "Contains" or "BeginsWith" => variables.Contains("RequestUri") && values.Exists(value => value is "/" or ""),
            "Regex" or "RegEx" => values.Exists(value => value is ".*" or "^.*$" or "." or "^/" or "/" or "^/.*" or "^/.*$"),
            _ => false,
        };
        return every && !IsNegated(condition);
    }
}
