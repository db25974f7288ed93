using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>Agents of a project in a subnet of the stack, without stores.</summary>
public sealed class AgentSubnetTests
{
    [Theory]
    [InlineData("true", "/subnets/agents")]
    [InlineData("false", null)]
    public async Task The_account_uses_the_subnet_and_has_no_stores(string subnet, string? end)
    {
        var stack = await Stack.BuildAsync(
            Config.Settings(("foundry", "project"), ("agentSubnet", subnet), ("addressRange", "192.168.16.0/22"), ("egress", "firewall")),
            isPreview: false
        );

        var account = Nested(stack.Recorder.One("cognitiveservices:Account", "ai-account").Inputs["properties"]);
        var injections = account.TryGetValue("networkInjections", out var given) ? List(given).Select(Nested).ToList() : [];
        Assert.Equal(end is null ? 0 : 1, injections.Count);
        Assert.All(injections, injection => Assert.EndsWith(end!, (string)injection["subnetArmId"]));
        var groups = stack.Recorder.Of("network:FirewallPolicyRuleCollectionGroup").Select(group => group.Name);
        Assert.Equal(end is not null, groups.Contains("egress-agents"));
        Assert.Empty(stack.Recorder.Of("cosmosdb:DatabaseAccount"));
        Assert.Empty(stack.Recorder.Of("cognitiveservices:ProjectCapabilityHost"));
    }

    [Theory]
    [InlineData("public", "project", "none", "in a public network, got 'true': agents call the services by private endpoints")]
    [InlineData("private", "agents", "none", "with foundry agents, got 'true': its agents have a subnet already")]
    [InlineData("private", "none", "none", "where foundry is none, got 'true': it runs the agents of a project")]
    [InlineData("private", "project", "approved", "with managedNetwork, got 'true': an account has one network for agents")]
    public void It_needs_a_project_in_a_network_of_its_own(string network, string foundry, string managed, string problem) =>
        Assert.Contains(
            $"ai-workload:agentSubnet must be false {problem}; pulumi config rm agentSubnet --stack dev",
            Assert
                .Throws<Pulumi.RunException>(() =>
                    Config.Settings(("network", network), ("foundry", foundry), ("managedNetwork", managed), ("agentSubnet", "true"))
                )
                .Message
        );
}
