using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components.Ingress;

/// <summary>The gateway's web application firewall: known attacks, malicious bots, and a rate limit per client address.</summary>
internal static class GatewayFirewall
{
    private const string RuleSet = "Microsoft_DefaultRuleSet";
    private const string RuleSetVersion = "2.2";

    /// <summary>As much as the app accepts; a longer conversation is rejected by either.</summary>
    private const int MaximumBodyKb = 256;

    /// <summary>
    /// The rule groups that inspect content; a question about SQL would match them. The groups that inspect the form of a request (GENERAL,
    /// METHOD-ENFORCEMENT, PROTOCOL-*) still apply to the chat's text.
    /// </summary>
    private static readonly string[] ContentGroups =
    [
        "LFI",
        "RFI",
        "RCE",
        "PHP",
        "NODEJS",
        "XSS",
        "SQLI",
        "FIX",
        "JAVA",
        "MS-ThreatIntel-AppSec",
        "MS-ThreatIntel-SQLI",
        "MS-ThreatIntel-XSS",
    ];

    /// <summary>The rule groups that match random base64 text, such as two hyphens in a row (rules 942440 and 99031002).</summary>
    private static readonly string[] TokenGroups = ["XSS", "SQLI", "MS-ThreatIntel-SQLI", "MS-ThreatIntel-XSS"];

    /// <summary>What Entra ID posts to the callback of App Service.</summary>
    private static readonly string[] SignInArguments = ["code", "id_token", "state", "session_state", "error_description"];

    public static WebApplicationFirewallPolicy Create(string name, GatewayArgs args, Resource parent)
    {
        var managed = new ManagedRulesDefinitionArgs
        {
            ManagedRuleSets =
            {
                new ManagedRuleSetArgs { RuleSetType = RuleSet, RuleSetVersion = RuleSetVersion },
                new ManagedRuleSetArgs { RuleSetType = "Microsoft_BotManagerRuleSet", RuleSetVersion = "1.1" },
            },
        };
        foreach (var exclusion in args.RequiresSignIn ? [ChatText(), .. SignIn()] : new[] { ChatText() })
        {
            managed.Exclusions.Add(exclusion);
        }

        return new(
            $"{name}-firewall",
            new()
            {
                PolicyName = args.Context.Names.Compact("waf", 80),
                ResourceGroupName = args.Context.ResourceGroupName,
                Location = args.Context.Location,
                PolicySettings = new PolicySettingsArgs
                {
                    State = "Enabled",
                    Mode = "Prevention",
                    RequestBodyCheck = true,
                    MaxRequestBodySizeInKb = MaximumBodyKb,
                    RequestBodyInspectLimitInKB = MaximumBodyKb,
                    FileUploadLimitInMb = 10,
                },
                ManagedRules = managed,
                CustomRules = { LimitRate(args.Settings.RequestsPerMinute) },
                Tags = args.Context.Tags,
            },
            new() { Parent = parent }
        );
    }

    /// <summary>The field with the user's text, messages[].content, whose name the firewall sees as a path.</summary>
    private static OwaspCrsExclusionEntryArgs ChatText() => Exclusion("RequestArgValues", "EndsWith", "content", ContentGroups);

    /// <summary>
    /// Tokens and cookies of App Service's sign-in are random text, which matches rules now and then: users see 403 at random. The cookies
    /// are AppServiceAuthSession, which has parts, Nonce, StateNonce and RedirectNonce.
    /// </summary>
    private static IEnumerable<OwaspCrsExclusionEntryArgs> SignIn() =>
        [
            .. SignInArguments.Select(argument => Exclusion("RequestArgValues", "Equals", argument, TokenGroups)),
            Exclusion("RequestCookieValues", "StartsWith", "AppServiceAuthSession", TokenGroups),
            Exclusion("RequestCookieValues", "EndsWith", "Nonce", TokenGroups),
        ];

    private static OwaspCrsExclusionEntryArgs Exclusion(string variable, string match, string selector, string[] groups)
    {
        var ruleSet = new ExclusionManagedRuleSetArgs { RuleSetType = RuleSet, RuleSetVersion = RuleSetVersion };
        foreach (var group in groups)
        {
            ruleSet.RuleGroups.Add(new ExclusionManagedRuleGroupArgs { RuleGroupName = group });
        }

        return new()
        {
            MatchVariable = variable,
            SelectorMatchOperator = match,
            Selector = selector,
            ExclusionManagedRuleSets = { ruleSet },
        };
    }

    /// <summary>Counts all requests by client address: every path begins with a slash, so the condition always holds.</summary>
    private static WebApplicationFirewallCustomRuleArgs LimitRate(int requestsPerMinute) =>
        new()
        {
            Name = "RateLimit",
            Priority = 10,
            RuleType = "RateLimitRule",
            Action = "Block",
            State = "Enabled",
            RateLimitDuration = "OneMin",
            RateLimitThreshold = requestsPerMinute,
            GroupByUserSession =
            {
                new GroupByUserSessionArgs { GroupByVariables = { new GroupByVariableArgs { VariableName = "ClientAddr" } } },
            },
            MatchConditions =
            {
                new MatchConditionArgs
                {
                    MatchVariables = { new MatchVariableArgs { VariableName = "RequestUri" } },
                    Operator = "BeginsWith",
                    NegationConditon = false,
                    MatchValues = { "/" },
                },
            },
        };
}
