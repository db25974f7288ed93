using Infra.Settings;
using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;

namespace Infra.Components;

/// <summary>What the gateway refuses: known attacks, bad bots, and a client that asks too often.</summary>
internal static class GatewayFirewall
{
    private const string RuleSet = "Microsoft_DefaultRuleSet";
    private const string RuleSetVersion = "2.1";

    /// <summary>
    /// The groups that judge text by what it says: a question about SQL is no injection. The groups that judge the request's form
    /// (GENERAL, METHOD-ENFORCEMENT, PROTOCOL-*) keep watching the chat's text too.
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

    public static WebApplicationFirewallPolicy Make(string name, StackContext stack, Resource parent, GatewaySettings settings) =>
        new(
            $"{name}-firewall",
            new()
            {
                PolicyName = stack.Names.Compact("waf", 80),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
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
                CustomRules = { LimitRate(settings.RequestsPerMinute) },
                Tags = stack.Tags,
            },
            new() { Parent = parent }
        );

    /// <summary>The one field that holds what people write, messages[].content, whose name the firewall sees as a path.</summary>
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

    /// <summary>Counts by client address whatever the request: each has a host, so the condition holds for all.</summary>
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
