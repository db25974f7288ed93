using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

public sealed class EgressTests
{
    private static readonly Lazy<Task<Stack>> WithSignIn = new(() =>
        Stack.BuildAsync(
            Config.Settings([
                ("addressRange", "192.168.16.0/22"),
                ("ingress", "gateway"),
                ("egress", "firewall"),
                ("hostName", "chat.example.com"),
                (
                    "certificateVaultId",
                    $"/subscriptions/{Recorder.Subscription}/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-certificates"
                ),
                ("certificateName", "chat"),
                ("signInClientId", "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"),
            ]),
            isPreview: false
        )
    );

    [Theory]
    [InlineData("login.microsoftonline.com")]
    [InlineData("login.windows.net")]
    [InlineData("sts.windows.net")]
    public async Task The_firewall_allows_each_host_that_sign_in_calls(string host)
    {
        var group = (await WithSignIn.Value).Recorder.One("network:FirewallPolicyRuleCollectionGroup", "egress-sign-in").Inputs;
        var rule = List(List(group["ruleCollections"]).Select(Nested).Single()["rules"]).Select(Nested).Single();

        Assert.Contains(host, List(rule["targetFqdns"]));
    }
}
