namespace Preflight.Tests.Rules.Sites;

public sealed class SiteIdentityTests : RuleTests<SiteIdentityTests>, IRuleCases
{
    public static string Rule => "site-identity";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no identity", Example.With("app", "identity", null), "app"),
            NonCompliant("a system-assigned identity only", Example.With("app", "identity", System), "app", "app", "app"),
            NonCompliant("a type that ignores the identities", Example.With("app", "identity.type", "SystemAssigned"), "app"),
            NonCompliant(
                "references by another identity",
                Example.With("app", "keyVaultReferenceIdentity", $"{TestPlan.Group}/other"),
                "app"
            ),
            NonCompliant(
                "references by a client id",
                Example.With("app", "keyVaultReferenceIdentity", "00000000-0000-0000-0000-00000000000a"),
                "app"
            ),
            NonCompliant(
                "references by a system-assigned identity that is missing",
                Example.With("app", "keyVaultReferenceIdentity", "SystemAssigned"),
                "app"
            ),
            Compliant(
                "references by a system-assigned identity",
                Example
                    .With("app", "keyVaultReferenceIdentity", "SystemAssigned")
                    .With("app", "identity.type", "SystemAssigned, UserAssigned")
            ),
            NonCompliant("telemetry without a token", Example.With("app", "siteConfig.appSettings[1].value", "AAD"), "app"),
            NonCompliant(
                "telemetry as another identity",
                Example.With("app", "siteConfig.appSettings[1].value", "Authorization=AAD;ClientId=00000000-0000-0000-0000-00000000000a"),
                "app"
            ),
            NonCompliant("telemetry without the ClientId", Telemetry("Authorization=AAD"), "app"),
            NonCompliant("a connection without a client id", Connection("credential", "managedidentity"), "app"),
            NonCompliant(
                "a connection as another identity",
                Connection("credential", "managedidentity")
                    .With(
                        "app",
                        "siteConfig.appSettings[3]",
                        new { name = "Jobs__clientId", value = "00000000-0000-0000-0000-00000000000a" }
                    ),
                "app"
            ),
            Compliant(
                "telemetry as the system-assigned identity",
                Telemetry("Authorization=AAD").With("app", "identity.type", "SystemAssigned, UserAssigned")
            ),
            Compliant(
                "a connection as the system-assigned identity",
                Connection("credential", "managedidentity").With("app", "identity.type", "SystemAssigned, UserAssigned")
            ),
            Compliant("telemetry with a secret value", Example.With("app", "siteConfig.appSettings[1].value", "[secret]")),
            Compliant(
                "nothing that needs an identity",
                Example.With("app", "identity", null).With("app", "keyVaultReferenceIdentity", null).With("app", "siteConfig", null)
            ),
            Compliant("the identity is unknown", Example.With("app", "identity", "[unknown]")),
        ];

    private static readonly object System = new { type = "SystemAssigned" };

    private static TestPlan Telemetry(string value) => Example.With("app", "siteConfig.appSettings[1].value", value);

    private static TestPlan Connection(string property, string value) =>
        Example.With("app", "siteConfig.appSettings[2]", new { name = $"Jobs__{property}", value });
}
