namespace Preflight.Tests.Rules.Grounding;

public sealed class IndexAliasTests : RuleTests<IndexAliasTests>, IRuleCases
{
    public static string Rule => "index-alias";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a version", Example.With("app", "siteConfig.appSettings[0].value", "documents-v2"), "app"),
            NonCompliant("a date", Example.With("app", "siteConfig.appSettings[0].value", "documents-20261124"), "app"),
            Compliant("another setting", Example.With("app", "siteConfig.appSettings[0]", new { name = "Release", value = "app-v2" })),
        ];
}
