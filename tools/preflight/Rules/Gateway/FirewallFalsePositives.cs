using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FirewallFalsePositives()
    : ResourceRule(
        new()
        {
            Id = "firewall-false-positives",
            Title = "The web application firewall lets sign-in and chat text through",
            Why =
                "Tokens and cookies of App Service's sign-in are random text: now and then they match a rule, and users see 403. "
                + "Questions about code or SQL match as well.",
            Fix =
                "Exclude code, id_token, state, the cookie AppServiceAuthSession and the chat's text by name, for the rule groups that "
                + "match them.",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            From = Stage.Test,
            Source = "https://github.com/AzureAD/microsoft-identity-web/issues/1199",
            Requirements = ["APP-08"],
            Types = [GatewayParts.Token],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: Endpoint, value: https://my-account.openai.azure.com/ }
            app-sign-in:
              type: azure-native:web:WebAppAuthSettingsV2
              properties:
                name: ${app.name}
                platform: { enabled: true }
                globalValidation: { requireAuthentication: true }
                identityProviders:
                  azureActiveDirectory: { enabled: true }
            firewall:
              type: azure-native:network:WebApplicationFirewallPolicy
              properties:
                policySettings: { state: Enabled, mode: Prevention, maxRequestBodySizeInKb: 128 }
                managedRules:
                  managedRuleSets:
                    - { ruleSetType: Microsoft_DefaultRuleSet, ruleSetVersion: '2.2' }
                  exclusions:
                    - { matchVariable: RequestArgValues, selectorMatchOperator: EndsWith, selector: content }
                    - { matchVariable: RequestArgValues, selectorMatchOperator: Equals, selector: code }
                    - { matchVariable: RequestArgValues, selectorMatchOperator: Equals, selector: id_token }
                    - { matchVariable: RequestArgValues, selectorMatchOperator: Equals, selector: state }
                    - { matchVariable: RequestCookieValues, selectorMatchOperator: StartsWith, selector: AppServiceAuthSession }
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                firewallPolicy:
                  id: ${firewall.id}
                backendAddressPools:
                  - name: app
                    backendAddresses:
                      - fqdn: ${app.defaultHostName}
            """,
        }
    )
{
    /// <summary>What Entra ID posts to the callback.</summary>
    private static readonly string[] Arguments = ["code", "id_token", "state"];

    private const string Cookie = "AppServiceAuthSession";
    private const string Callback = "/.auth/login/aad/callback";

    /// <summary>Azure's default; a conversation carries its history.</summary>
    private const int LeastBodyKb = 128;

    private static readonly string[] ModelHosts = [".openai.azure.com", ".services.ai.azure.com", ".cognitiveservices.azure.com"];

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var sites = GatewayParts.SitesBehind(resource, plan).ToList();
        var signsIn = sites.Exists(site => GatewayParts.SignInOf(site, plan) is { } settings && IsOn(settings));
        var chats = sites.Exists(CallsModel);
        return FirewallAttachment
            .Of(resource)
            .Select(each => plan.Find(each.PolicyId))
            .OfType<AzureResource>()
            .Distinct()
            .Where(policy => policy.Text("policySettings.mode") == "Prevention" && ManagedRuleSet.Of(policy).Any(set => set.IsBase))
            .SelectMany(policy => (signsIn ? SignIn(policy) : []).Concat(chats ? Chat(policy) : []).Select(policy.Problem));
    }

    private static bool IsOn(AzureResource settings) =>
        settings.Is("platform.enabled", "true")
        && settings.Has("identityProviders.azureActiveDirectory")
        && settings.Text("identityProviders.azureActiveDirectory.enabled") != "false";

    private static bool CallsModel(AzureResource site) =>
        site.List("siteConfig.appSettings")
            .Any(setting =>
                setting.Text("value") is { } value && ModelHosts.Any(host => value.Contains(host, StringComparison.OrdinalIgnoreCase))
            );

    private static IEnumerable<string> SignIn(AzureResource policy)
    {
        if (!Allows(policy, Callback) && !AreRulesOff(policy))
        {
            var missing = Arguments
                .Where(name => !Excludes(policy, "RequestArg", name))
                .Concat(Excludes(policy, "RequestCookie", Cookie) ? [] : [Cookie])
                .ToList();
            if (missing.Count > 0)
            {
                yield return $"managedRules.exclusions does not contain {string.Join(", ", missing)} of the sign-in, whose random text "
                    + "matches rules against SQL injection now and then: users get 403; add them";
            }
        }

        foreach (var rule in FirewallPolicy.CustomRules(policy).Where(rule => rule.Text("action") == "Block" && Holds(rule, Callback)))
        {
            yield return $"the custom rule {FirewallPolicy.NameOf(rule)} blocks {Callback}, the end of the sign-in; except /.auth/";
        }
    }

    private static IEnumerable<string> Chat(AzureResource policy)
    {
        if (
            !policy
                .List("managedRules.exclusions")
                .Any(exclusion =>
                    exclusion.Text("matchVariable")?.StartsWith("RequestArg", StringComparison.Ordinal) == true
                    && !IsOfSignIn(exclusion.Text("selector") ?? "")
                )
            && !FirewallPolicy.CustomRules(policy).Any(rule => rule.Text("action") == "Allow")
            && !policy.Hides("managedRules.exclusions")
        )
        {
            yield return "managedRules.exclusions does not contain the argument with the chat's text, so questions about code get 403; "
                + "exclude it from the rule groups that inspect content";
        }

        if (policy.At("policySettings").Number("maxRequestBodySizeInKb") is { } most && most < LeastBodyKb)
        {
            yield return $"policySettings.maxRequestBodySizeInKb is {most}, and a conversation with its history is larger; "
                + $"set {LeastBodyKb} or more";
        }
    }

    private static bool IsOfSignIn(string selector) =>
        Arguments.Contains(selector) || selector is "session_state" or "error_description" or "error" or "nonce" or "client_info" or "iss";

    private static bool Excludes(AzureResource policy, string variables, string name) =>
        policy.Hides("managedRules.exclusions")
        || policy
            .List("managedRules.exclusions")
            .Any(exclusion =>
                exclusion.Text("matchVariable")?.StartsWith(variables, StringComparison.Ordinal) == true
                && (exclusion.Text("selector") ?? "") is var selector
                && exclusion.Text("selectorMatchOperator") switch
                {
                    "Equals" => name == selector,
                    "StartsWith" => name.StartsWith(selector, StringComparison.Ordinal),
                    "EndsWith" => name.EndsWith(selector, StringComparison.Ordinal),
                    "Contains" => name.Contains(selector, StringComparison.Ordinal),
                    _ => true,
                }
            );

    /// <summary>The rules that count two hyphens as a comment of SQL.</summary>
    private static bool AreRulesOff(AzureResource policy) =>
        ManagedRuleSet
            .Of(policy)
            .Where(set => set.IsBase)
            .All(set => (set.Type == "OWASP" || IsOff(set, "99031002")) && (set.Version == "2.2" || IsOff(set, "942440")));

    private static bool IsOff(ManagedRuleSet set, string id) =>
        set.Overrides().Any(each => each.Rules.Any(rule => rule.Text("ruleId") == id && !FirewallPolicy.IsOn(rule)));

    private static bool Allows(AzureResource policy, string path) =>
        FirewallPolicy.CustomRules(policy).Any(rule => rule.Text("action") == "Allow" && Holds(rule, path));

    /// <summary>True if a path alone decides, and this one meets the conditions.</summary>
    private static bool Holds(JsonNode rule, string path) =>
        !FirewallPolicy.IsRateLimit(rule)
        && rule.List("matchConditions").ToList() is { Count: > 0 } conditions
        && conditions.TrueForAll(condition =>
            !FirewallPolicy.IsNegated(condition)
            && FirewallPolicy.Variables(condition).All(each => each.Variable == "RequestUri")
            && FirewallPolicy.Values(condition).Any(value => Meets(condition.Text("operator"), path, value))
        );

    private static bool Meets(string? how, string path, string value) =>
        how switch
        {
            "BeginsWith" => path.StartsWith(value, StringComparison.OrdinalIgnoreCase),
            "Contains" => path.Contains(value, StringComparison.OrdinalIgnoreCase),
            "EndsWith" => path.EndsWith(value, StringComparison.OrdinalIgnoreCase),
            "Equal" or "Equals" => path.Equals(value, StringComparison.OrdinalIgnoreCase),
            "Regex" or "RegEx" => Matches(path, value),
            _ => false,
        };

    private static bool Matches(string path, string pattern)
    {
        try
        {
            return Regex.IsMatch(path, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
