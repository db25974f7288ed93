namespace Preflight.Tests.Rules.Limits;

public sealed class WeakSettingsTests : RuleTests<WeakSettingsTests>, IRuleCases
{
    private static readonly object Private = new { publicNetworkAccess = "Disabled", disableAccessKeyAuthentication = true };

    public static string Rule => "weak-setting";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("deployments read secrets", Example.With("vault", "properties.enabledForTemplateDeployment", true), "vault"),
            NonCompliant("trusted services pass the firewall", Bypassed, "vault"),
            NonCompliant(
                "a password for all callers in development",
                Example.With("images", "adminUserEnabled", true).InDevelopment(),
                "images"
            ),
            NonCompliant(
                "a cache that leaves keys on by default",
                Example.Add("redis:Redis", "cache", new { publicNetworkAccess = "Disabled" }),
                "cache"
            ),
            NonCompliant("a policy that is not enforced", Policy("policyDefinitions"), "policy"),
            Compliant("an initiative that reports only", Policy("policySetDefinitions")),
            Compliant("a cache without keys", Example.Add("redis:Redis", "cache", Private)),
            Compliant("trusted services in development", Bypassed.InDevelopment()),
            Compliant("a secret value", Example.With("images", "adminUserEnabled", "[secret]")),
        ];

    private static TestPlan Policy(string kind) =>
        Example.Add(
            "authorization:PolicyAssignment",
            "policy",
            new
            {
                scope = TestPlan.Group,
                enforcementMode = "DoNotEnforce",
                policyDefinitionId = $"/providers/Microsoft.Authorization/{kind}/a",
            }
        );

    private static TestPlan Bypassed => Example.With("vault", "properties.networkAcls.bypass", "AzureServices");
}
