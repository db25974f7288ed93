namespace Preflight.Tests.Rules.Models;

public sealed class EmbeddingSettingTests : RuleTests<EmbeddingSettingTests>, IRuleCases
{
    public static string Rule => "embedding-setting";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("another model", Example.With("app", "siteConfig.appSettings[1].value", "text-embedding-3-small"), "app"),
            NonCompliant("another version", Example.With("app", "siteConfig.appSettings[1].value", "text-embedding-3-large 2"), "app"),
            NonCompliant("too many dimensions", Example.With("app", "siteConfig.appSettings[2].value", "4096"), "app"),
            NonCompliant(
                "another model in the deployment",
                Example.With("embedding", "properties.model.name", "text-embedding-3-small"),
                "app",
                "app"
            ),
            NonCompliant("a chat model for embeddings", Example.With("embedding", "properties.model.name", "gpt-5.4"), "app"),
            NonCompliant(
                "an embedding model for chat",
                Example.With("app", "siteConfig.appSettings[3]", new { name = "CHAT_DEPLOYMENT", value = "embedding" }),
                "app"
            ),
            Compliant("fewer dimensions", Example.With("app", "siteConfig.appSettings[2].value", "1024")),
            Compliant("the model without its version", Example.With("app", "siteConfig.appSettings[1].value", "text-embedding-3-large")),
            Compliant("a deployment of another program", Example.With("app", "siteConfig.appSettings[0].value", "other")),
        ];
}
