namespace Preflight.Tests.Rules.Identity;

public sealed class AiAccountKeysTests : RuleTests<AiAccountKeysTests>, IRuleCases
{
    public static string Rule => "ai-account-keys";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("keys are enabled", Example.With("account", "properties.disableLocalAuth", false), "account"),
            NonCompliant("the default enables keys", Example.With("account", "properties.disableLocalAuth", null), "account"),
            Compliant("the value is not known yet", Example.With("account", "properties.disableLocalAuth", "[unknown]")),
        ];
}
