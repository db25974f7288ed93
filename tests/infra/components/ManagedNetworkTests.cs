using Pulumi;
using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>The network that Azure manages for the agents of a project.</summary>
public sealed class ManagedNetworkTests
{
    [Fact]
    public async Task Approved_hosts_become_rules_and_the_account_uses_the_network()
    {
        var stack = await Build("approved", """["tools.example.com", "*.contoso.com"]""");

        var injection = Nested(
            List(Nested(stack.Recorder.One("cognitiveservices:Account", "ai-account").Inputs["properties"])["networkInjections"]).Single()
        );
        Assert.Equal(("agent", "", true), (injection["scenario"], injection["subnetArmId"], injection["useMicrosoftManagedNetwork"]));
        var network = Network(stack);
        Assert.Equal(("AllowOnlyApprovedOutbound", "Basic"), (network["isolationMode"], network["firewallSku"]));
        Assert.Equal(
            ["host-any-contoso-com *.contoso.com", "host-tools-example-com tools.example.com"],
            Nested(network["outboundRules"])
                .Where(rule => (string)Nested(rule.Value)["type"] == "FQDN")
                .Select(rule => $"{rule.Key} {Nested(rule.Value)["destination"]}")
                .Order()
        );
    }

    /// <summary>Otherwise an agent calls the model over a public path, which the account answers with 403.</summary>
    [Theory]
    [InlineData("internet")]
    [InlineData("approved")]
    public async Task Agents_reach_their_account_by_an_endpoint_that_it_may_approve(string mode)
    {
        var stack = await Build(mode, "[]");

        var rule = Nested(Nested(Network(stack)["outboundRules"])["account"]);
        var destination = Nested(rule["destination"]);
        Assert.Equal("PrivateEndpoint", rule["type"]);
        Assert.Equal(
            ("/azure-native:cognitiveservices:Account/ai-account", "account"),
            (destination["serviceResourceId"], destination["subresourceTarget"])
        );
        var grant = stack.Recorder.One("authorization:RoleAssignment", "ai-account-account-network-approver").Inputs;
        Assert.Equal(
            ("/azure-native:cognitiveservices:Account/ai-account", "principal-of-ai-account", "ServicePrincipal"),
            (grant["scope"], grant["principalId"], grant["principalType"])
        );
        Assert.EndsWith("/b556d68e-0be0-4f35-a333-ad7ee1ce17ea", (string)grant["roleDefinitionId"]);
    }

    [Fact]
    public async Task An_account_without_a_managed_network_has_no_right_to_approve_endpoints() =>
        Assert.DoesNotContain(
            (await Stack.BuildAsync(Config.Settings(("foundry", "project")), isPreview: false)).Recorder.Of("authorization:RoleAssignment"),
            grant => grant.Name!.EndsWith("-network-approver", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("internet", "AllowInternetOutbound", null)]
    [InlineData("approved", "AllowOnlyApprovedOutbound", "Basic")]
    public async Task The_SKU_is_chosen_before_the_first_host(string mode, string isolation, string? sku)
    {
        var network = Network(await Build(mode, "[]"));

        Assert.Equal((isolation, sku), (network["isolationMode"], network.GetValueOrDefault("firewallSku")));
        Assert.Equal(["account"], Nested(network["outboundRules"]).Keys);
    }

    [Fact]
    public async Task A_network_that_has_the_default_of_Azure_can_keep_it() =>
        Assert.Equal("Standard", Network(await Build("approved", "[]", ("managedNetworkFirewall", "Standard")))["firewallSku"]);

    [Theory]
    [InlineData("none", "it runs the agents of a project")]
    [InlineData("agents", "agents with stores have a subnet of the stack")]
    public void It_needs_a_project_without_stores(string foundry, string reason)
    {
        var error = Error(("foundry", foundry), ("managedNetwork", "approved"), ("addressRange", "192.168.16.0/22"));

        Assert.Contains($"managedNetwork must be none unless foundry is project, got 'approved': {reason}", error);
    }

    [Theory]
    [InlineData(
        """["https://tools.example.com"]""",
        "[0] must be a host name, or one that begins with '*.', got 'https://tools.example.com'"
    )]
    [InlineData("""["a.example.com", "a.example.com"]""", "[1] must not list 'a.example.com' a second time, got 'a.example.com'")]
    public void A_wrong_host_is_rejected(string hosts, string problem) =>
        Assert.Contains(
            $"managedNetworkHosts{problem}",
            Error(("foundry", "project"), ("managedNetwork", "approved"), ("managedNetworkHosts", hosts))
        );

    [Fact]
    public void Hosts_need_the_mode_that_limits_them() =>
        Assert.Contains(
            "managedNetworkHosts must be [] unless managedNetwork is approved, got 1 hosts",
            Error(("foundry", "project"), ("managedNetwork", "internet"), ("managedNetworkHosts", """["a.example.com"]"""))
        );

    private static IReadOnlyDictionary<string, object> Network(Stack stack) =>
        Nested(
            Nested(stack.Recorder.One("cognitiveservices:ManagedNetworkSetting", "ai-managed-network").Inputs["properties"])[
                "managedNetwork"
            ]
        );

    private static Task<Stack> Build(string mode, string hosts, params (string, string?)[] more) =>
        Stack.BuildAsync(
            Config.Settings([("foundry", "project"), ("managedNetwork", mode), ("managedNetworkHosts", hosts), .. more]),
            isPreview: false
        );

    private static string Error(params (string, string?)[] changes) => Assert.Throws<RunException>(() => Config.Settings(changes)).Message;
}
