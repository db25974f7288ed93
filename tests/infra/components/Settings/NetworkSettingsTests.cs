using Pulumi;
using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>The keys about network, ingress and egress.</summary>
public sealed class NetworkSettingsTests
{
    public static TheoryData<string, string?, string, string, string> Wrong =>
        new()
        {
            { "network", "hidden", "network", "must be private, public or existing, got 'hidden'", "private" },
            {
                "addressRange",
                "192.168.16.7/24",
                "addressRange",
                "must be an IPv4 range such as 192.168.16.0/22 whose host part is zero, got '192.168.16.7/24'",
                "192.168.16.0/22"
            },
            {
                "addressRange",
                "8.8.8.0/24",
                "addressRange",
                "must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, got '8.8.8.0/24'",
                "192.168.16.0/22"
            },
            {
                "addressRange",
                "192.168.16.0/26",
                "addressRange",
                "must be /16 to /25 to hold the subnets app, endpoints, got '192.168.16.0/26'",
                "192.168.16.0/22"
            },
            {
                "addressRange",
                "10.0.0.0/8",
                "addressRange",
                "must be /16 to /25 to hold the subnets app, endpoints, got '10.0.0.0/8'",
                "192.168.16.0/22"
            },
            { "allowedAddresses", "{}", "allowedAddresses", "must be a list of strings, got '{}'", "203.0.113.10" },
            {
                "allowedAddresses",
                """["somewhere"]""",
                "allowedAddresses[0]",
                "must be an IPv4 address or range whose host part is zero, got 'somewhere'",
                "203.0.113.10"
            },
            {
                "allowedAddresses",
                """["10.1.2.3"]""",
                "allowedAddresses[0]",
                "must be a public address, as Azure sees the client, got '10.1.2.3'",
                "203.0.113.10"
            },
            {
                "allowedAddresses",
                """["128.0.0.0/2"]""",
                "allowedAddresses[0]",
                "must be a public address, as Azure sees the client, got '128.0.0.0/2'",
                "203.0.113.10"
            },
            {
                "allowedAddresses",
                """["20.0.0.0/8"]""",
                "allowedAddresses[0]",
                "must be /16 or narrower, got '20.0.0.0/8', which opens 16777216 addresses",
                "203.0.113.10"
            },
            {
                "allowedAddresses",
                """["203.0.113.0/31"]""",
                "allowedAddresses[0]",
                "must be a single address or /30 or wider, got '203.0.113.0/31': storage accounts do not accept /31",
                "203.0.113.10"
            },
            {
                "allowedAddresses",
                """["203.0.113.0/24", "203.0.113.10"]""",
                "allowedAddresses[1]",
                "must not overlap 203.0.113.0/24, got '203.0.113.10'",
                WrongSetting.Removed
            },
            { "egress", "hole", "egress", "must be open, nat, firewall or hub, got 'hole'", "open" },
            {
                "egress",
                "firewall",
                "addressRange",
                "must be /16 to /23 to hold the subnets AzureFirewallSubnet, app, endpoints, got '192.168.16.0/24'",
                "192.168.16.0/22"
            },
            {
                "jumpHostKey",
                "password",
                "jumpHostKey",
                "must be an SSH public key, ssh-ed25519 or ssh-rsa, got 'password'",
                "ssh-ed25519 AAAAC3Nza... me@laptop"
            },
            { "runnerSubnet", "any", "runnerSubnet", "must be none, machines, github or azure-devops, got 'any'", "none" },
            {
                "runnerSubnet",
                "github",
                "egress",
                "must be nat, firewall or hub with runnerSubnet github, got 'open': the subnet has no other egress",
                "nat"
            },
            {
                "runnerHosts",
                """["state.blob.core.windows.net"]""",
                "runnerHosts",
                "must be [] unless runnerSubnet is set and egress is firewall, got 1 hosts: only the stack's own firewall needs them",
                WrongSetting.Default
            },
            {
                "existingSubnets",
                """["app=x"]""",
                "existingSubnets",
                "must be [] unless network is existing, got '[\"app=x\"]'",
                WrongSetting.Default
            },
            {
                "zonesOwnedByPolicy",
                "true",
                "zonesOwnedByPolicy",
                "must be false unless network is existing or dnsServers names the hub's, got 'true': "
                    + "the stack's own network sees its own zones only",
                WrongSetting.Default
            },
            {
                "ddosProtection",
                "true",
                "ddosProtection",
                "must be false unless ingress is gateway, got 'true': the stack has no public address to protect",
                "false"
            },
            { "gatewayRequestsPerMinute", "1", "gatewayRequestsPerMinute", "must be a whole number from 10 to 10000, got '1'", "10" },
        };

    [Theory]
    [InlineData("*")]
    [InlineData("*.com")]
    [InlineData("https://state.blob.core.windows.net")]
    [InlineData("state.blob.core.windows.net/container")]
    [InlineData("10.0.0.4")]
    public void A_runner_host_that_is_no_host_name_is_rejected(string host)
    {
        var error = Assert.Throws<RunException>(() =>
            Config.Settings([.. Firewalled, ("runnerSubnet", "github"), ("runnerHosts", $"""["{host}"]""")])
        );

        Assert.Contains($"runnerHosts[0] must be a host name, or one that begins with '*.', got '{host}'", error.Message);
    }

    [Theory]
    [InlineData("public", "runners reach its services from the internet")]
    [InlineData("existing", "add the subnet there")]
    public void A_runner_subnet_needs_a_network_of_the_stack(string network, string reason)
    {
        var error = Assert.Throws<RunException>(() => Config.Settings(("network", network), ("runnerSubnet", "github")));

        Assert.Contains($"runnerSubnet must be none", error.Message);
        Assert.Contains(reason, error.Message);
    }

    [Theory]
    [InlineData("machines", null, "github.com", "*.visualstudio.com")]
    [InlineData("github", "GitHub.Network/networkSettings", "*.actions.githubusercontent.com", "*.visualstudio.com")]
    [InlineData("azure-devops", "Microsoft.DevOpsInfrastructure/pools", "*.visualstudio.com", "ghcr.io")]
    public async Task Each_kind_of_runner_gets_its_delegation_and_its_hosts(string kind, string? service, string host, string other)
    {
        var settings = Config.Settings([
            .. Firewalled,
            ("runnerSubnet", kind),
            ("runnerHosts", """["state.blob.core.windows.net", "*.vault.azure.net"]"""),
        ]);
        var stack = await Stack.BuildAsync(settings, isPreview: false);

        var subnet = List(stack.Recorder.One("network:VirtualNetwork", "network").Inputs["subnets"])
            .Select(Nested)
            .Single(each => (string)each["name"] == "runners");
        var delegations = subnet.TryGetValue("delegations", out var given) ? List(given).Select(each => Nested(each)["serviceName"]) : [];
        Assert.Equal(service is null ? [] : new[] { service }, delegations);
        var group = stack.Recorder.One("network:FirewallPolicyRuleCollectionGroup", "egress-runners");
        var rule = Nested(List(Nested(List(group.Inputs["ruleCollections"]).Single())["rules"]).Single());
        Assert.Equal([subnet["addressPrefix"]], List(rule["sourceAddresses"]));
        var hosts = List(rule["targetFqdns"]).Cast<string>().ToList();
        Assert.Superset(new HashSet<string> { host, "management.azure.com", "*.vault.azure.net" }, hosts.ToHashSet());
        Assert.DoesNotContain(other, hosts);
        Assert.NotNull(stack.Outputs["runnerSubnet"]);
    }

    [Fact]
    public async Task A_stack_without_runners_has_no_subnet_for_them()
    {
        var stack = await Stack.BuildAsync(Config.Settings(Firewalled), isPreview: false);

        Assert.DoesNotContain(stack.Recorder.Of("network:FirewallPolicyRuleCollectionGroup"), group => group.Name!.EndsWith("runners"));
        Assert.Null(stack.Outputs["runnerSubnet"]);
    }

    private static (string, string?)[] Firewalled => [("egress", "firewall"), ("addressRange", "192.168.16.0/22")];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_rejected_with_the_command_that_fixes_it(
        string key,
        string? value,
        string entry,
        string problem,
        string example
    ) => WrongSetting.Check(key, value, entry, problem, example);
}
