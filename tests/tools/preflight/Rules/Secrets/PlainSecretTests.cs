namespace Preflight.Tests.Rules.Secrets;

public sealed class PlainSecretTests : RuleTests<PlainSecretTests>, IRuleCases
{
    public static string Rule => "plain-secret";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a password", Example.With("vm", "osProfile.adminPassword", "correct horse"), "vm"),
            NonCompliant("a connection string", Example.With("vm", "tags", new { store = "AccountKey=abc" }), "vm"),
            NonCompliant("an output", Example.WithOutput("store", "DefaultEndpointsProtocol=https;AccountKey=abc"), TestPlan.Stack),
            NonCompliant("the value of a vault secret", Secret("plain"), "secret"),
            Compliant("a password that is marked as secret", Example.With("vm", "osProfile.adminPassword", "[secret]")),
            Compliant("a marked value of a vault secret", Secret("[secret]")),
            Compliant("a harmless output", Example.WithOutput("url", "https://example.com")),
        ];

    private static TestPlan Secret(string value) =>
        Example.Add("keyvault:Secret", "secret", new { vaultName = "vault", properties = new { value } });
}
