namespace Preflight.Tests.Rules.Recovery;

public sealed class VaultRecoveryTests : RuleTests<VaultRecoveryTests>, IRuleCases
{
    public static string Rule => "vault-recovery";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("soft delete is off", Example.With("vault", "properties.enableSoftDelete", false), "vault"),
            NonCompliant("no purge protection", Example.With("vault", "properties.enablePurgeProtection", null), "vault"),
            NonCompliant(
                "purge protection is false in development",
                Example.With("vault", "properties.enablePurgeProtection", false).InDevelopment(),
                "vault"
            ),
            NonCompliant("7 days in production", Example.With("vault", "properties.softDeleteRetentionInDays", 7), "vault"),
            NonCompliant("a create mode", Example.With("vault", "properties.createMode", "recover"), "vault"),
            Compliant("7 days in test", Example.With("vault", "properties.softDeleteRetentionInDays", 7).InTest()),
            Compliant(
                "no purge protection in development",
                Example.With("vault", "properties.enablePurgeProtection", null).InDevelopment()
            ),
        ];
}
