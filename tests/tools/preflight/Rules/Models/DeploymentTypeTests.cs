namespace Preflight.Tests.Rules.Models;

public sealed class DeploymentTypeTests : RuleTests<DeploymentTypeTests>, IRuleCases
{
    public static string Rule => "deployment-type";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a regional type", Example.With("chat", "sku.name", "Standard"), "chat"),
            Compliant("a regional type in test", Example.With("chat", "sku.name", "Standard").InTest()),
            NonCompliant("the type for developers", Example.With("chat", "sku.name", "DeveloperTier"), "chat"),
            Compliant("a type of batches", Example.With("chat", "sku.name", "GlobalBatch")),
            Compliant("a global type", Example.With("chat", "sku.name", "GlobalStandard")),
        ];
}
