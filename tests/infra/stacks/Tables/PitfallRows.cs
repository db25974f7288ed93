using static Stacks.Tests.Facts;
using static Stacks.Tests.PlannedStack;

namespace Stacks.Tests;

/// <summary>Failures of comparable deployments that no rule of preflight covers.</summary>
internal static class PitfallRows
{
    public static readonly IReadOnlyList<Row> All =
    [
        Row.Met("AI account is not restored unless you ask for it", stack =>
            Has(stack.One("cognitiveservices:Account", "ai-account"), ("properties.restore", "false"))
        ),
        Row.Met("firewall rules state their purpose and owner", stack =>
            All(stack.Of("network:FirewallPolicyRuleCollectionGroup"), group =>
                Assert.Matches("^.+; owner: .+$", Text(group, "ruleCollections[0].rules[0].description"))
            )
        ),
        Row.Met("WAF exclusions keep the rules that inspect the protocol", stack =>
        {
            var exclusion = stack.One("network:WebApplicationFirewallPolicy", "gateway-firewall").Inputs["managedRules"]!["exclusions"]![
                0
            ]!;
            var groups = exclusion["exclusionManagedRuleSets"]![0]!["ruleGroups"]!
                .AsArray()
                .Select(group => (string)group!["ruleGroupName"]!);
            All(groups, group => Assert.DoesNotMatch("^(PROTOCOL|METHOD|General$)", group));
        }),
        Row.Met("app calls the AI account of its own region first", stack =>
        {
            var settings = stack.One("web:WebApp", "chat-site").Inputs["siteConfig"]!["appSettings"]!
                .AsArray()
                .ToDictionary(setting => (string)setting!["name"]!, setting => (string)setting!["value"]!);
            Assert.StartsWith("https://aif-", settings["AzureAI__Endpoints__0"]);
            Assert.StartsWith("https://aif2-", settings["AzureAI__Endpoints__1"]);
        }),
        Row.Met("gateway streams answers without a buffer", stack =>
            Has(
                stack.One("network:ApplicationGateway", "gateway"),
                ("globalConfiguration.enableResponseBuffering", "false"),
                ("backendHttpSettingsCollection[0].requestTimeout", "240")
            )
        ),
        Row.Met("names end with a hash of the stack", stack =>
            Assert.Matches("-[a-z2-7]{6}$", Text(stack.One("operationalinsights:Workspace", "monitoring-workspace"), "workspaceName"))
        ),
        Row.Met("diagnostic settings send metrics and no retention", stack => All(stack.Of("monitor:DiagnosticSetting"), setting =>
            {
                Assert.Null(Text(setting, "logs[0].retentionPolicy.enabled"));
                Assert.True(
                    Text(setting, "resourceUri")!.Contains("/networkSecurityGroups/")
                        || Text(setting, "metrics[0].category") == "AllMetrics",
                    setting.Name
                );
            })),
    ];
}
