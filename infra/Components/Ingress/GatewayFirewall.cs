using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components.Ingress;

/// <summary>The gateway's web application firewall: known attacks, malicious bots, and a rate limit per client address.</summary>
internal static class GatewayFirewall
{
    private const string RuleSet = "Microsoft_DefaultRuleSet";
    private const string RuleSetVersion = "2.1";

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
    ];

    public static WebApplicationFirewallPolicy Create(string name, GatewayArgs args, Resource parent) =>
        new(
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
                    MaxRequestBodySizeInKb = 128,
                    RequestBodyInspectLimitInKB = 128,
                    FileUploadLimitInMb = 10,
                },
                ManagedRules = new ManagedRulesDefinitionArgs
                {
                    ManagedRuleSets =
                    {
                        new ManagedRuleSetArgs { RuleSetType = RuleSet, RuleSetVersion = RuleSetVersion },
                        new ManagedRuleSetArgs { RuleSetType = "Microsoft_BotManagerRuleSet", RuleSetVersion = "1.1" },
                    },
                    Exclusions = { ChatText() },
                },
                CustomRules = { LimitRate(args.Settings.RequestsPerMinute) },
                Tags = args.Context.Tags,
            },
            new() { Parent = parent }
        );

    /// <summary>The field with the user's text, messages[].content, whose name the firewall sees as a path.</summary>
    private static OwaspCrsExclusionEntryArgs ChatText()
    {
        var ruleSet = new ExclusionManagedRuleSetArgs { RuleSetType = RuleSet, RuleSetVersion = RuleSetVersion };
        foreach (var group in ContentGroups)
        {
            ruleSet.RuleGroups.Add(new ExclusionManagedRuleGroupArgs { RuleGroupName = group });
        }

        return new()
        {
            MatchVariable = "RequestArgValues",
            SelectorMatchOperator = "EndsWith",
            Selector = "content",
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
