namespace Preflight.Tests.Rules.Options;

public sealed class SecretOutputsTests : RuleTests<SecretOutputsTests>, IRuleCases
{
    public static string Rule => "secret-output";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("none", Secret(), "insights", "insights"),
            NonCompliant("one of two", Secret("connectionString"), "insights"),
            NonCompliant("a misspelt name", Secret("connectionString", "instrumentationKey", "appid"), "insights"),
            NonCompliant("no output", Secret("connectionString", "instrumentationKey", "password"), "insights"),
            Compliant("one more", Secret("connectionString", "instrumentationKey", "appId")),
            Compliant("a renamed input", Store),
        ];

    private static TestPlan Store =>
        Example
            .Add("storage:StorageAccount", "store")
            .Option("store", options => options with { AdditionalSecretOutputs = ["networkRuleSet", "primaryEndpoints"] });

    private static TestPlan Secret(params string[] outputs) =>
        Example.Option("insights", options => options with { AdditionalSecretOutputs = outputs });
}
