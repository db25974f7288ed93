namespace Preflight.Tests.Rules.Facts;

public sealed class ApiVersionRetiringTests : RuleTests<ApiVersionRetiringTests>, IRuleCases
{
    public static string Rule => "api-version-retiring";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("60 days before the retirement", Example.Add("keyvault:Vault", "vault").On(new(2026, 12, 29)), "vault"),
            Compliant("61 days before the retirement", Example.Add("keyvault:Vault", "vault").On(new(2026, 12, 28))),
            Compliant("after the retirement", Example.Add("keyvault:Vault", "vault").On(new(2027, 2, 27))),
        ];
}
