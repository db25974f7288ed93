using Pulumi;
using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>Built-in initiatives, which report compliance.</summary>
public sealed class InitiativeTests
{
    private const string Id = "1f3afdf9-d0c9-4c3d-847f-89da613e70a8";

    [Fact]
    public async Task An_initiative_reports_and_its_identity_has_no_role()
    {
        var stack = await Stack.BuildAsync(
            Config.Settings(("assignPolicies", "true"), ("policyInitiatives", $"""["benchmark={Id}"]""")),
            isPreview: false
        );

        var policy = stack.Recorder.One("authorization:PolicyAssignment", "policy-initiative-benchmark").Inputs;
        Assert.Equal(
            ($"/providers/Microsoft.Authorization/policySetDefinitions/{Id}", "DoNotEnforce", "swedencentral"),
            (policy["policyDefinitionId"], policy["enforcementMode"], policy["location"])
        );
        Assert.Equal("SystemAssigned", Nested(policy["identity"])["type"]);
        Assert.DoesNotContain(stack.Recorder.Of("authorization:RoleAssignment"), grant => grant.Name!.StartsWith("policy"));
    }

    [Fact]
    public async Task Without_a_list_all_policies_are_single_definitions() =>
        Assert.All(
            (await Stack.BuildAsync(Config.Settings(("assignPolicies", "true")), isPreview: false)).Recorder.Of(
                "authorization:PolicyAssignment"
            ),
            policy =>
            {
                Assert.Contains("/policyDefinitions/", (string)policy.Inputs["policyDefinitionId"]);
                Assert.False(policy.Inputs.ContainsKey("identity"));
            }
        );

    [Theory]
    [InlineData("Benchmark=1f3afdf9-d0c9-4c3d-847f-89da613e70a8")]
    [InlineData("benchmark=security")]
    public void A_wrong_entry_is_rejected(string entry) =>
        Assert.Contains(
            "ai-workload:policyInitiatives[0] must be name=id, with a name of up to 24 lower-case letters, digits and hyphens and the id "
                + $"of a built-in initiative, got '{entry}'",
            Error(("assignPolicies", "true"), ("policyInitiatives", $"""["{entry}"]"""))
        );

    [Fact]
    public void Initiatives_need_the_policies() =>
        Assert.Contains(
            "assignPolicies must be true with policyInitiatives, got 'false'; pulumi config set assignPolicies true --stack dev",
            Error(("policyInitiatives", $"""["benchmark={Id}"]"""))
        );

    private static string Error(params (string, string?)[] changes) => Assert.Throws<RunException>(() => Config.Settings(changes)).Message;
}
