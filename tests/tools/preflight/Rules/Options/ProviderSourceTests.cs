namespace Preflight.Tests.Rules.Options;

public sealed class ProviderSourceTests : RuleTests<ProviderSourceTests>, IRuleCases
{
    public static string Rule => "provider-source";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a plugin without encryption", From("http://plugins.example.com"), "documents"),
            NonCompliant("another version than the others", Three.OfVersion("documents", "2.90.0"), "documents"),
            Compliant("a plugin of an own site", From("https://plugins.example.com")),
            Compliant("one version", Three),
        ];

    private static TestPlan Three =>
        Example
            .Add("search:Service", "search")
            .Add("keyvault:Vault", "vault")
            .OfVersion("documents", "3.28.0")
            .OfVersion("search", "3.28.0")
            .OfVersion("vault", "3.28.0");

    private static TestPlan From(string url) => Example.Option("documents", options => options with { PluginDownloadUrl = url });
}
