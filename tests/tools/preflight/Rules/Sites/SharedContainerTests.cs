namespace Preflight.Tests.Rules.Sites;

public sealed class SharedContainerTests : RuleTests<SharedContainerTests>, IRuleCases
{
    public static string Rule => "shared-container";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "one container for both",
                Example.With("app", "siteConfig.appSettings[1].value", "https://documents.blob.core.windows.net/documents"),
                "app"
            ),
            Compliant(
                "two settings for documents",
                Example.With(
                    "app",
                    "siteConfig.appSettings[1]",
                    new { name = "OtherDocumentsUri", value = "https://documents.blob.core.windows.net/documents" }
                )
            ),
        ];
}
