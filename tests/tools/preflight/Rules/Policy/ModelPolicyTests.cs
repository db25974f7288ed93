namespace Preflight.Tests.Rules.Policy;

public sealed class ModelPolicyTests : RuleTests<ModelPolicyTests>, IRuleCases
{
    public static string Rule => "model-policy";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a model that is not listed", Example.With("chat", "properties.model.name", "gpt-5.5"), "models"),
            NonCompliant("an empty list", Example.With("models", Allowed, Array.Empty<string>()), "models"),
            NonCompliant("a model that would be reported", Unlisted.With("models", "parameters.effect.value", "Audit"), "models"),
            NonCompliant("another version", Example.With("models", Allowed, new[] { $"{Mini}/versions/2026-09-01" }), "models"),
            Compliant("the version", Example.With("models", Allowed, new[] { $"{Mini}/versions/2026-03-17" })),
            Compliant("the policy is off", Unlisted.With("models", "parameters.effect.value", "Disabled")),
            Compliant("the assignment is not enforced", Unlisted.With("models", "enforcementMode", "DoNotEnforce")),
            Compliant(
                "publishers are allowed",
                Unlisted.With("models", "parameters.allowedPublishers", new { value = new[] { "OpenAI" } })
            ),
            Compliant(
                "another policy",
                Unlisted.With("models", "policyDefinitionId", "/providers/Microsoft.Authorization/policyDefinitions/x")
            ),
            Compliant("a model of another registry", Unlisted.With("chat", "properties.model.format", "Meta")),
        ];

    private const string Allowed = "parameters.allowedAssetIds.value";
    private const string Mini = "azureml://registries/azure-openai/models/gpt-5.4-mini";

    private static TestPlan Unlisted => Example.With("models", Allowed, new[] { "azureml://registries/azure-openai/models/other" });
}
