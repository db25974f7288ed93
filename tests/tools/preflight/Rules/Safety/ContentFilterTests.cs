namespace Preflight.Tests.Rules.Safety;

public sealed class ContentFilterTests : RuleTests<ContentFilterTests>, IRuleCases
{
    public static string Rule => "content-filter";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no policy", Example.With("chat", "properties.raiPolicyName", null), "chat"),
            NonCompliant("a policy that does not exist", Example.With("chat", "properties.raiPolicyName", "other"), "chat"),
            NonCompliant("a name like those of Microsoft", Example.With("chat", "properties.raiPolicyName", "Microsoft.Off"), "chat"),
            NonCompliant("Microsoft's older policy", Example.With("chat", "properties.raiPolicyName", "Microsoft.Default"), "chat"),
            NonCompliant("a policy of another account", Example.Without("strict"), "chat"),
            Compliant("Microsoft's default policy", Example.With("chat", "properties.raiPolicyName", "Microsoft.DefaultV2")),
            Compliant(
                "an embedding model",
                Example.With("chat", "properties.raiPolicyName", null).With("chat", "properties.model.name", "text-embedding-3-large")
            ),
            Compliant("the policy is not known yet", Example.With("chat", "properties.raiPolicyName", "[unknown]")),
        ];
}
