using System.Text.RegularExpressions;
using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

public sealed class GatewayTests
{
    private static readonly (string Key, string? Value)[] Ingress =
    [
        ("addressRange", "192.168.16.0/22"),
        ("ingress", "gateway"),
        ("hostName", "chat.example.com"),
        (
            "certificateVaultId",
            $"/subscriptions/{Recorder.Subscription}/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-certificates"
        ),
        ("certificateName", "chat"),
    ];

    private static readonly Lazy<Task<Stack>> WithSignIn = new(() =>
        Stack.BuildAsync(Config.Settings([.. Ingress, ("signInClientId", "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee")]), isPreview: false)
    );

    [Theory]
    [InlineData("RequestArgValues", "Equals", "code")]
    [InlineData("RequestArgValues", "Equals", "id_token")]
    [InlineData("RequestArgValues", "Equals", "state")]
    [InlineData("RequestArgValues", "Equals", "session_state")]
    [InlineData("RequestArgValues", "Equals", "error_description")]
    [InlineData("RequestCookieValues", "StartsWith", "AppServiceAuthSession")]
    [InlineData("RequestCookieValues", "EndsWith", "Nonce")]
    public async Task Tokens_and_cookies_of_sign_in_are_excluded_from_the_rules_that_match_random_text(
        string variable,
        string match,
        string selector
    )
    {
        var exclusion = Exclusions(await WithSignIn.Value).Single(each => (string)each["selector"] == selector);

        Assert.Equal((variable, match), ((string)exclusion["matchVariable"], (string)exclusion["selectorMatchOperator"]));
        Assert.Equal(["XSS", "SQLI", "MS-ThreatIntel-SQLI", "MS-ThreatIntel-XSS"], Groups(exclusion));
    }

    [Fact]
    public async Task The_chat_text_stays_under_the_rules_that_inspect_the_form_of_a_request() =>
        Assert.DoesNotContain(Groups(Exclusions(await WithSignIn.Value).Single(each => (string)each["selector"] == "content")), group =>
            group is "General" or "METHOD-ENFORCEMENT" || group.StartsWith("PROTOCOL", StringComparison.Ordinal)
        );

    [Fact]
    public async Task The_firewall_and_its_exclusions_use_the_same_version_of_the_rule_set()
    {
        var policy = Firewall(await WithSignIn.Value);
        var sets = List(Nested(policy["managedRules"])["managedRuleSets"]).Select(Nested).Select(set => set["ruleSetVersion"]);
        var excluded = Exclusions(await WithSignIn.Value)
            .SelectMany(each => List(each["exclusionManagedRuleSets"]))
            .Select(Nested)
            .Select(set => set["ruleSetVersion"])
            .Distinct();

        Assert.Equal("2.2", Assert.Single(excluded));
        Assert.Contains("2.2", sets);
    }

    [Fact]
    public async Task The_firewall_reads_as_much_of_a_body_as_the_app_accepts()
    {
        var accepted = Regex.Match(CommandLine.Checkout.Read("app/Chat/ChatRequestRules.cs"), @"MaximumBodyBytes = (\d+) \* 1024;");
        var settings = Nested(Firewall(await WithSignIn.Value)["policySettings"]);

        Assert.Equal(accepted.Groups[1].Value, $"{settings["maxRequestBodySizeInKb"]}");
        Assert.Equal(settings["maxRequestBodySizeInKb"], settings["requestBodyInspectLimitInKB"]);
    }

    [Fact]
    public async Task An_instance_that_leaves_the_gateways_pool_finishes_its_answers()
    {
        var gateway = (await WithSignIn.Value).Recorder.One("network:ApplicationGateway", "gateway");
        var backend = Nested(Assert.Single(List(gateway.Inputs["backendHttpSettingsCollection"])));
        var draining = Nested(backend["connectionDraining"]);

        Assert.Equal(true, draining["enabled"]);
        Assert.Equal(backend["requestTimeout"], draining["drainTimeoutInSec"]);
    }

    private static IReadOnlyDictionary<string, object> Firewall(Stack stack) =>
        stack.Recorder.One("network:WebApplicationFirewallPolicy", "gateway-firewall").Inputs;

    private static IEnumerable<IReadOnlyDictionary<string, object>> Exclusions(Stack stack) =>
        List(Nested(Firewall(stack)["managedRules"])["exclusions"]).Select(Nested);

    private static IEnumerable<string> Groups(IReadOnlyDictionary<string, object> exclusion) =>
        List(exclusion["exclusionManagedRuleSets"])
            .SelectMany(set => List(Nested(set)["ruleGroups"]))
            .Select(group => (string)Nested(group)["ruleGroupName"]);
}
