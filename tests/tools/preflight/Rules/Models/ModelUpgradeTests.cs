namespace Preflight.Tests.Rules.Models;

public sealed class ModelUpgradeTests : RuleTests<ModelUpgradeTests>, IRuleCases
{
    public static string Rule => "model-upgrade";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "upgrades to the new default",
                Example.With("chat", "properties.versionUpgradeOption", "OnceNewDefaultVersionAvailable"),
                "chat"
            ),
            NonCompliant("the default upgrades", Example.With("chat", "properties.versionUpgradeOption", null), "chat"),
            Compliant("the default in development", Example.With("chat", "properties.versionUpgradeOption", null).InDevelopment()),
        ];
}
