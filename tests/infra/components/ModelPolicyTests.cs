using Pulumi;
using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>The policy for the models that may be deployed.</summary>
public sealed class ModelPolicyTests
{
    private const string Models = """["gpt-5.4-mini", "text-embedding-3-large", "gpt-5.5"]""";
    private const string Registry = "azureml://registries/azure-openai/models/";

    [Theory]
    [InlineData("audit", "Audit")]
    [InlineData("deny", "Deny")]
    public async Task The_policy_lists_the_models_and_has_the_effect(string effect, string value)
    {
        var stack = await Build(("assignPolicies", "true"), ("allowedModels", Models), ("allowedModelsEffect", effect));

        var parameters = Nested(stack.Recorder.One("authorization:PolicyAssignment", "policy-ai-models").Inputs["parameters"]);
        Assert.Equal(value, Nested(parameters["effect"])["value"]);
        Assert.Equal(
            [$"{Registry}gpt-5.4-mini", $"{Registry}text-embedding-3-large", $"{Registry}gpt-5.5"],
            List(Nested(parameters["allowedAssetIds"])["value"])
        );
        Assert.All(stack.Recorder.Of("authorization:PolicyAssignment").Where(policy => policy.Name != "policy-ai-models"), policy =>
            Assert.Equal("Audit", Nested(Nested(policy.Inputs["parameters"])["effect"])["value"])
        );
    }

    [Fact]
    public async Task Without_a_list_there_is_no_such_policy() =>
        Assert.DoesNotContain((await Build(("assignPolicies", "true"))).Recorder.Of("authorization:PolicyAssignment"), policy =>
            policy.Name == "policy-ai-models"
        );

    [Theory]
    [InlineData("""["gpt-5.4-mini"]""", "allowedModels[1] must be text-embedding-3-large, got nothing: deployments uses the model")]
    [InlineData("""["azureml://x"]""", "allowedModels[0] must be the name of a model without a version, got 'azureml://x'")]
    [InlineData("""["gpt-5.5", "gpt-5.5"]""", "allowedModels[1] must not list 'gpt-5.5' a second time, got 'gpt-5.5'")]
    public void A_wrong_list_is_rejected(string list, string problem) =>
        Assert.Contains($"ai-workload:{problem}", Error(("assignPolicies", "true"), ("allowedModels", list)));

    [Fact]
    public void The_list_needs_the_policies() =>
        Assert.Contains(
            "assignPolicies must be true with allowedModels, got 'false'; pulumi config set assignPolicies true --stack dev",
            Error(("allowedModels", Models))
        );

    [Fact]
    public void A_denial_needs_the_list() =>
        WrongSetting.Check(
            "allowedModelsEffect",
            "deny",
            "allowedModelsEffect",
            "must be audit without allowedModels, got 'deny'",
            WrongSetting.Default
        );

    private static string Error(params (string, string?)[] changes) => Assert.Throws<RunException>(() => Config.Settings(changes)).Message;

    private static Task<Stack> Build(params (string, string?)[] changes) => Stack.BuildAsync(Config.Settings(changes), isPreview: false);
}
