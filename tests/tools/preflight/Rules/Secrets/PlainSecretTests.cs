using Preflight.Rules.Framework;

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

    /// <summary>learn.microsoft.com, "Connection strings in Application Insights": the key is not considered a secret.</summary>
    [Fact]
    public void An_instrumentation_key_is_a_warning()
    {
        const string Key = "InstrumentationKey=00000000-0000-4000-8000-000000000001;IngestionEndpoint=https://x/";

        Assert.Equal([Severity.Warning], Example.With("vm", "tags", new { telemetry = Key }).Severities(Rule));
        Assert.Equal([Severity.Warning], Example.WithOutput("telemetry", Key).Severities(Rule));
        Assert.Equal([Severity.Error], Example.With("vm", "tags", new { both = $"{Key};AccountKey=abc" }).Severities(Rule));
    }

    private static TestPlan Secret(string value) =>
        Example.Add("keyvault:Secret", "secret", new { vaultName = "vault", properties = new { value } });
}
